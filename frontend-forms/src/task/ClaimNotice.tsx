import { Button, InlineNotification } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import type { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { objectionWords } from '../ui/objectionWords';
import { problemWords } from '../ui/problemWords';
import { useClaim } from './useClaim';

/** Whether this person may decide, and what to do first. */
export function ClaimNotice({ task }: { task: Task }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const { claim, unclaim } = useClaim(task);
  const isMine = task.assignee !== null && task.assignee === me.data?.id;
  const problem = claim.error ?? unclaim.error;

  return (
    <div className="cs-claim">
      {problem && (
        <InlineNotification
          kind="error"
          role="alert"
          lowContrast
          hideCloseButton
          {...refusal(problem)}
        />
      )}
      {task.blockedReason !== null && (
        <InlineNotification
          kind="warning"
          role="status"
          lowContrast
          hideCloseButton
          title={t('task.blocked')}
          subtitle={objectionWords(task.blockedBy, t) ?? task.blockedReason}
        />
      )}
      {task.assignee !== null && !isMine && me.data && (
        <InlineNotification
          kind="info"
          role="status"
          lowContrast
          hideCloseButton
          title={t('task.heldBy', { name: task.assignee })}
          subtitle={t('task.heldByText')}
        />
      )}
      {task.claimable && (
        <div className="cs-claim__take">
          <p>{t('task.claimText')}</p>
          <Button disabled={claim.isPending} onClick={() => claim.mutate()}>
            {t('task.claim')}
          </Button>
        </div>
      )}
      {isMine && (
        <div className="cs-claim__mine">
          <span>{t('task.mine')}</span>
          {(task.actions ?? []).includes('unclaim') && (
            <Button
              kind="ghost"
              size="sm"
              disabled={unclaim.isPending}
              onClick={() => unclaim.mutate()}
            >
              {t('task.unclaim')}
            </Button>
          )}
        </div>
      )}
    </div>
  );

  function refusal(refused: Problem): { title: string; subtitle: string } {
    if (refused.status === 409 && refused.assignee) {
      return {
        title: t('task.tooLate'),
        subtitle: t('task.tooLateText', { name: refused.assignee }),
      };
    }
    const words = problemWords(refused, t);
    return { title: words.title, subtitle: words.detail };
  }
}
