import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../api/types';
import { formatTime } from '../ui/format';
import { decidedTask } from '../ui/names';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { decider } from './decider';
import { Kind } from './Kind';
import { Outcome } from './Outcome';

interface Props {
  decisions: Decision[];
}

/** Records, latest first; cards on a phone. */
export function DecisionTable({ decisions }: Props) {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE);
  if (phone) {
    return (
      <ul className="cs-cards" aria-label={t('record.title')}>
        {decisions.map((decision) => (
          <li key={decision.id} className="cs-card cs-card--link">
            <div className="cs-card__head">
              <DecisionLink decision={decision} />
            </div>
            <div className="cs-second">{decision.businessKey ?? decision.definitionKey}</div>
            {decision.comment && <div>{decision.comment}</div>}
            <div className="cs-card__foot">
              <Outcome outcome={decision.outcome} />
              <Kind kind={decision.kind ?? null} />
              <span className="cs-muted">
                {decider(decision, t)}, {formatTime(decision.decidedAt)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="cs-table-frame">
      <Table size="lg" aria-label={t('record.title')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('decision.number')}</TableHeader>
            <TableHeader>{t('record.step')}</TableHeader>
            <TableHeader>{t('decision.outcome')}</TableHeader>
            <TableHeader>{t('decision.by')}</TableHeader>
            <TableHeader>{t('decision.at')}</TableHeader>
            <TableHeader>{t('decision.comment')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {decisions.map((decision) => (
            <TableRow key={decision.id} className="cs-row">
              <TableCell className="cs-numeric">{decision.sequence}</TableCell>
              <TableCell>
                <DecisionLink decision={decision} />
                <div className="cs-second">{decision.businessKey ?? decision.definitionKey}</div>
              </TableCell>
              <TableCell>
                <Outcome outcome={decision.outcome} />
                <Kind kind={decision.kind ?? null} />
              </TableCell>
              <TableCell>{decider(decision, t)}</TableCell>
              <TableCell>
                <time dateTime={decision.decidedAt}>{formatTime(decision.decidedAt)}</time>
              </TableCell>
              <TableCell className="cs-decision-table__comment">{decision.comment}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function DecisionLink({ decision }: { decision: Decision }) {
  return (
    <Link to="/decisions/$decisionId" params={{ decisionId: decision.id }} className="cs-stretched">
      {decidedTask(decision)}
    </Link>
  );
}
