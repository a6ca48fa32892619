import { Button, ProgressBar } from '@carbon/react';
import Attachment16 from '@carbon/icons-react/es/Attachment';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addAttachment,
  type Attachment,
  type AttachmentList,
  attachmentsQuery,
  attachmentUrl,
  removeAttachment,
} from '../api/attachments';
import { Loading } from '../ui/Loading';
import { Moment } from '../ui/Moment';
import { ProblemNotice } from '../ui/ProblemNotice';
import { formatSize } from './formatSize';
import { Refused } from './Refused';
import { useFollow } from './useFollow';

interface Props {
  taskId: string;
  attachments: UseQueryResult<AttachmentList>;
}

/** The files of a task, and a button to attach another. */
export function Attachments({ taskId, attachments }: Props) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const follow = useFollow(taskId, attachmentsQuery(taskId).queryKey);
  const add = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return addAttachment(taskId, file, setShare);
    },
    onSuccess: follow,
  });
  const remove = useMutation({
    mutationFn: (attachment: Attachment) => removeAttachment(taskId, attachment.id),
    onSettled: follow,
  });

  if (attachments.isError) {
    return <ProblemNotice problem={attachments.error} onRetry={() => void attachments.refetch()} />;
  }
  if (!attachments.data) {
    return <Loading lines={2} />;
  }
  const { items, attachable } = attachments.data;
  const refused = add.error ?? remove.error;
  return (
    <div className="cs-attachments">
      {items.length === 0 && <p className="cs-second">{t('discussion.noAttachments')}</p>}
      <ul className="cs-attachments__list">
        {items.map((attachment) => (
          <li key={attachment.id} className="cs-attachment">
            <Attachment16 aria-hidden="true" />
            <span className="cs-attachment__file">
              <a className="cds--link" href={attachmentUrl(taskId, attachment.id)} download>
                {attachment.name}
              </a>
              <span className="cs-second">
                {formatSize(attachment.size)} · {attachment.uploadedBy} ·{' '}
                <Moment at={attachment.uploadedAt} />
              </span>
            </span>
            {attachment.removable && (
              <Button
                kind="ghost"
                size="sm"
                disabled={remove.isPending}
                aria-label={t('discussion.removeNamed', { name: attachment.name })}
                onClick={() => remove.mutate(attachment)}
              >
                {t('discussion.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused title={t('discussion.notAttached')} problem={refused} />
      {add.isPending && (
        <ProgressBar
          label={t('discussion.uploading', { name: add.variables.name })}
          value={Math.round(share * 100)}
          max={100}
        />
      )}
      {attachable && (
        <>
          <input
            ref={chooser}
            type="file"
            className="cs-visually-hidden"
            aria-label={t('discussion.chooseFile')}
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) {
                add.mutate(file);
              }
            }}
          />
          <Button
            kind="tertiary"
            size="md"
            disabled={add.isPending}
            onClick={() => chooser.current?.click()}
          >
            {t('discussion.attach')}
          </Button>
        </>
      )}
    </div>
  );
}
