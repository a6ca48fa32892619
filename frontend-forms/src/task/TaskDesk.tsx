import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { taskEvidenceQuery } from '../api/getTaskEvidence';
import type { Task } from '../api/types';
import { Deadlines } from '../deadline/Deadlines';
import { Discussion } from '../discussion/Discussion';
import { Due, Holder, Priority } from '../inbox/TaskMarks';
import { Facts } from '../ui/Facts';
import { Moment } from '../ui/Moment';
import { PageHead } from '../ui/PageHead';
import { TaskActions } from './actions/TaskActions';
import { DecideBar } from './DecideBar';
import { DecisionPanel } from './DecisionPanel';
import { EvidencePanel } from './EvidencePanel';
import { TaskContext } from './TaskContext';
import { TaskNotices } from './TaskNotices';
import type { Done } from './TaskDone';
import { useEvidenceWatch } from './useEvidenceWatch';
import { processName, taskName } from '../ui/names';

interface Props {
  task: Task;
  onDone: (done: Done) => void;
}

/** An open task: evidence and decision beside each other on a desk, one after the other on a phone. */
export function TaskDesk({ task, onDone }: Props) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const evidence = useQuery({
    ...taskEvidenceQuery(task.id),
    enabled: task.evidenceDigest !== null,
  });
  const watch = useEvidenceWatch(task, evidence);
  const panel = useRef<HTMLElement>(null);
  const evidenceStart = useRef<HTMLElement>(null);

  return (
    <div className="cs-page cs-page--wide">
      <PageHead
        title={taskName(task)}
        parent={{ label: t('nav.inbox'), to: '/' }}
        actions={<TaskActions task={task} />}
      >
        {task.description && <p className="cs-head__text">{task.description}</p>}
        <Facts
          items={[
            [
              t('task.subject'),
              <Link
                key="instance"
                to="/instances/$instanceId"
                params={{ instanceId: task.instanceId }}
                className="cds--link"
              >
                {task.businessKey ?? processName(task)}
              </Link>,
            ],
            [t('task.process'), processName(task)],
            [t('task.waiting'), <Moment key="created" at={task.createdAt} />],
            task.dueAt !== null && [t('task.due'), <Due key="due" dueAt={task.dueAt} />],
            task.followUpAt !== null && [
              t('actions.comesUpAgain'),
              <Moment key="followUp" at={task.followUpAt} />,
            ],
            [t('task.holder'), <Holder key="holder" task={task} me={me.data?.id} />],
            task.delegation === 'pending' && [t('actions.owner'), task.owner ?? '–'],
            task.priority !== 50 && [
              t('task.priority'),
              <Priority key="priority" priority={task.priority} />,
            ],
          ]}
        />
        <Deadlines task={task} />
      </PageHead>
      <TaskNotices task={task} />
      <div className={task.evidenceDigest === null ? 'cs-desk cs-desk--bare' : 'cs-desk'}>
        {task.evidenceDigest !== null && (
          <section ref={evidenceStart} className="cs-desk__evidence" tabIndex={-1}>
            <EvidencePanel task={task} evidence={evidence} />
          </section>
        )}
        <section ref={panel} id="decision" className="cs-desk__panel" tabIndex={-1}>
          <DecisionPanel
            task={task}
            evidence={evidence}
            watch={watch}
            onShowEvidence={() => {
              evidenceStart.current?.scrollIntoView({ block: 'start' });
              evidenceStart.current?.focus({ preventScroll: true });
            }}
            onDone={onDone}
          />
        </section>
        <section className="cs-desk__context">
          <TaskContext task={task} />
          <Discussion taskId={task.id} />
        </section>
      </div>
      <DecideBar task={task} panel={panel} />
    </div>
  );
}
