import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { EmptyState } from '../ui/EmptyState';

type LinkState = 'used' | 'over' | 'expired' | 'other' | 'unknown';

/** What is the matter with a link itself; null for any other problem. */
export function linkState(problem: Problem): LinkState | null {
  switch (problem.status) {
    case 403:
      return 'other';
    case 404:
      return 'unknown';
    case 410:
      return 'expired';
    case 409:
      if (problem.code === 'already-used') {
        return 'used';
      }
      return problem.code === 'already-completed' || problem.code === 'task-ended' ? 'over' : null;
    default:
      return null;
  }
}

/** A link that decides nothing any more, said in words. */
export function LinkNotice({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const state = linkState(problem) ?? 'unknown';
  return (
    <EmptyState title={t(`mailDecision.${state}`)} text={t(`mailDecision.${state}Text`)}>
      <Link to="/" className="cds--link">
        {t('mailDecision.inbox')}
      </Link>
    </EmptyState>
  );
}
