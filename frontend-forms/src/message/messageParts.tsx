import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Message, resendMessage } from '../api/messages';
import { useKindName } from './kinds';
import { Moment } from '../ui/Moment';
import { ProblemNotice } from '../ui/ProblemNotice';

/** What it says, and a way to what it is about. */
export function About({ message }: { message: Message }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  return (
    <>
      <div className="cs-message__subject">{message.subject}</div>
      <div className="cs-second">
        {kindName(message.kind)}
        {message.taskId && (
          <>
            {' · '}
            <Link to="/tasks/$taskId" params={{ taskId: message.taskId }} className="cds--link">
              {t('message.task')}
              <span className="cs-visually-hidden">: {message.subject}</span>
            </Link>
          </>
        )}
        {message.instanceId && (
          <>
            {' · '}
            <Link
              to="/instances/$instanceId"
              params={{ instanceId: message.instanceId }}
              className="cds--link"
            >
              {t('message.case')}
              <span className="cs-visually-hidden">: {message.subject}</span>
            </Link>
          </>
        )}
      </div>
    </>
  );
}

/** Who gets it and where. */
export function Recipient({ message }: { message: Message }) {
  return (
    <>
      {message.recipient ?? message.address}
      {message.recipient && <div className="cs-second">{message.address}</div>}
    </>
  );
}

/** When it was sent, or queued and will be tried again. */
export function Times({ message }: { message: Message }) {
  const { t } = useTranslation();
  const next = message.state === 'PENDING' && message.attempts > 0 ? message.nextAttemptAt : null;
  return (
    <>
      <Moment at={message.sentAt ?? message.createdAt} />
      {next && (
        <div className="cs-second">
          {t('message.next')} <Moment at={next} />
        </div>
      )}
    </>
  );
}

/** How often it was tried, and what stands in its way. */
export function Attempts({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <>
      {message.attempts === 0
        ? t('message.notTried')
        : t('message.attempts', { count: message.attempts })}
      {message.lastError && <div className="cs-second">{message.lastError}</div>}
    </>
  );
}

/** Sends again what was given up; nothing for all others. */
export function Resend({ message }: { message: Message }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const resend = useMutation({
    mutationFn: () => resendMessage(message.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  });
  if (message.state !== 'FAILED') {
    return null;
  }
  return (
    <>
      <Button kind="ghost" size="sm" disabled={resend.isPending} onClick={() => resend.mutate()}>
        {t('message.resend')}
        <span className="cs-visually-hidden">: {message.subject}</span>
      </Button>
      {resend.error && <ProblemNotice problem={resend.error} />}
    </>
  );
}
