import { useTranslation } from 'react-i18next';
import type { MailDecision } from '../api/mailDecision';

/** The figures as the mail shows them. */
export function MailMetrics({ metrics }: { metrics: MailDecision['metrics'] }) {
  const { t } = useTranslation();
  return (
    <table className="cs-confirm__metrics">
      <caption>{t('mailDecision.figures')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('mailDecision.figure')}</th>
          <th scope="col">{t('mailDecision.value')}</th>
          <th scope="col">{t('mailDecision.limit')}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.label}>
            <th scope="row">{metric.label}</th>
            <td className={`cs-confirm__value cs-confirm__value--${metric.status}`}>
              {metric.value}
              {metric.status !== 'info' && (
                <span className="cs-confirm__status"> {metric.statusLabel}</span>
              )}
            </td>
            <td>{metric.limit ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
