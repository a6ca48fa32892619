import { Accordion, AccordionItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentsQuery } from '../api/attachments';
import { commentsQuery } from '../api/comments';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { ActivityTimeline } from './ActivityTimeline';
import { Attachments } from './Attachments';
import { Comments } from './Comments';
import './discussion.scss';

/** What was said and shown about a task, open or over, and what happened to it. */
export function Discussion({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE);
  const comments = useQuery(commentsQuery(taskId));
  const attachments = useQuery(attachmentsQuery(taskId));
  const [timeline, setTimeline] = useState(false);
  // Decisions are for everybody, the words about them for those who had to do with the task.
  if (comments.isError && [403, 404].includes(comments.error.status)) {
    return null;
  }
  const said = comments.data?.items.filter((comment) => comment.text !== null).length ?? 0;
  const attached = attachments.data?.items.length ?? 0;
  return (
    <Accordion align="start" size="lg" className="cs-discussion">
      <AccordionItem title={t('discussion.comments', { count: said })} open={!phone || said > 0}>
        <Comments taskId={taskId} comments={comments} />
      </AccordionItem>
      <AccordionItem
        title={t('discussion.attachments', { count: attached })}
        open={!phone || attached > 0}
      >
        <Attachments taskId={taskId} attachments={attachments} />
      </AccordionItem>
      <AccordionItem
        title={t('discussion.activity')}
        open={timeline}
        onHeadingClick={({ isOpen }) => setTimeline(isOpen)}
      >
        {timeline && <ActivityTimeline taskId={taskId} />}
      </AccordionItem>
    </Accordion>
  );
}
