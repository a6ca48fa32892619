import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ComparedEvidence } from '../api/compareEvidence';
import { formatTime } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';
import { CompareView } from './CompareView';

/** A comparison while it loads, with what it compares; nothing approved yet is no failure. */
export function ComparedWith({ compared }: { compared: UseQueryResult<ComparedEvidence> }) {
  const { t } = useTranslation();
  if (compared.isError) {
    return compared.error.status === 404 ? (
      <p className="cs-muted">{t('compare.nothingApproved')}</p>
    ) : (
      <ProblemNotice problem={compared.error} onRetry={() => void compared.refetch()} />
    );
  }
  if (!compared.data) {
    return <Loading lines={8} />;
  }
  const approved = compared.data.with;
  return (
    <>
      {approved && (
        <p className="cs-second">
          {t('compare.with', { name: approved.decidedBy, at: formatTime(approved.decidedAt) })}{' '}
          <Link
            to="/decisions/$decisionId"
            params={{ decisionId: approved.decisionId }}
            className="cds--link"
          >
            {approved.businessKey ?? t('compare.thatDecision')}
          </Link>
        </p>
      )}
      <CompareView comparison={compared.data.comparison} />
    </>
  );
}
