import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Approvals } from '../api/approvals';
import { Moment } from '../ui/Moment';
import { objectionWords } from '../ui/objectionWords';

/** Approvals given and missing, who gave them, and what was unusual. Says nothing where one person decides. */
export function ApprovalStatus({ approvals }: { approvals: Approvals }) {
  const { t } = useTranslation();
  const { given, required, missingGroups, votes, exceptions } = approvals;
  return (
    <div className="cs-approvals__facts">
      {required > 1 && (
        <p>
          <strong>{t('approval.count', { given, required })}</strong>{' '}
          {missingGroups.length > 0 && given < required && (
            <span>{t('approval.missing', { groups: missingGroups.join(', ') })}</span>
          )}
        </p>
      )}
      {votes.length > 0 && (
        <ul className="cs-approvals__votes">
          {votes.map((vote) => (
            <li key={vote.decisionId}>
              <Link
                to="/decisions/$decisionId"
                params={{ decisionId: vote.decisionId }}
                className="cds--link"
              >
                {vote.by}
              </Link>{' '}
              <span className="cs-second">
                <Moment at={vote.at} />
              </span>
              {vote.comment && <span className="cs-approvals__comment">“{vote.comment}”</span>}
              {!vote.counts && (
                <span className="cs-approvals__stale">{t('approval.voteStale')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {approvals.escalatedTo !== null && (
        <p className="cs-second">
          {t('approval.escalated', {
            group: approvals.escalatedTo,
            reason: objectionWords(approvals.escalation, t) ?? approvals.escalationReason ?? '',
          })}
        </p>
      )}
      {exceptions.map((exception) => (
        <p key={exception.decisionId}>
          {t('approval.exception', {
            user: exception.user,
            first: exception.requestedBy,
            second: exception.confirmedBy,
            reason: exception.reason,
          })}
        </p>
      ))}
    </div>
  );
}
