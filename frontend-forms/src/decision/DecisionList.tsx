import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../api/types';
import { formatTime, shortDigest } from '../ui/format';
import { decider } from './decider';
import { Kind } from './Kind';
import { Outcome } from './Outcome';
import { decidedTask } from '../ui/names';

/** The decisions of an instance, latest first: who, when, what, why, on which evidence. */
export function DecisionList({ decisions }: { decisions: Decision[] }) {
  const { t } = useTranslation();
  return (
    <ol className="cs-decisions">
      {decisions.map((decision) => (
        <li key={decision.id} className="cs-decision">
          <div className="cs-decision__head">
            <Link
              to="/decisions/$decisionId"
              params={{ decisionId: decision.id }}
              className="cds--link"
            >
              {decidedTask(decision)}
            </Link>
            <Outcome outcome={decision.outcome} />
            <Kind kind={decision.kind ?? null} />
          </div>
          <div className="cs-second">
            {decider(decision, t)},{' '}
            <time dateTime={decision.decidedAt}>{formatTime(decision.decidedAt)}</time>
          </div>
          {decision.comment && <blockquote className="cs-quote">{decision.comment}</blockquote>}
          {decision.evidenceDigest && (
            <div className="cs-second">
              {t('decision.evidence')}{' '}
              <code title={decision.evidenceDigest}>{shortDigest(decision.evidenceDigest)}</code>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
