import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { adjustmentsQuery } from '../api/listAdjustments';
import { readerLocale } from '../ui/format';
import './sent.scss';

/** What people laid over the forecast of a run; nothing where nobody did. */
export function Adjustments({
  instanceId,
  decisionId,
}: {
  instanceId: string;
  /** Only those of this decision. */
  decisionId?: string;
}) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(adjustmentsQuery(instanceId));
  const shown = data.filter((one) => decisionId === undefined || one.decisionId === decisionId);
  if (shown.length === 0) {
    return null;
  }
  return (
    <section className="cs-section cs-adjustments">
      <h2 className="cs-section-title">{t('formParts.adjustments')}</h2>
      <p className="cs-second">{t('formParts.adjustmentsHint')}</p>
      <ul className="cs-adjustments__list">
        {shown.map((one) => (
          <li key={one.id} data-replaced={one.active ? undefined : true}>
            <span className="cs-adjustments__change">
              {one.category} {signed(one.percent)}
            </span>
            <span className="cs-second">
              {decisionId === undefined ? (
                <Link to="/decisions/$decisionId" params={{ decisionId: one.decisionId }}>
                  {one.decidedBy}
                </Link>
              ) : (
                one.decidedBy
              )}
              {one.team !== null && ` · ${one.team}`}
              {` · ${t(one.active ? 'formParts.adjustmentActive' : 'formParts.adjustmentReplaced')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function signed(percent: number): string {
  return `${new Intl.NumberFormat(readerLocale(), { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(percent)} %`;
}
