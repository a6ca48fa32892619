import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import InformationFilled from '@carbon/icons-react/es/InformationFilled';
import WarningAltFilled from '@carbon/icons-react/es/WarningAltFilled';
import { useTranslation } from 'react-i18next';
import type { Metric, MetricsBlock, MetricStatus } from '../api/types';
import { formatValue } from '../ui/format';

/** Figures as tiles; each says by colour, by icon and in words whether it is within its limit. */
export function Metrics({ block }: { block: MetricsBlock }) {
  return (
    <section className="cs-block">
      {block.title && <h3 className="cs-block__title">{block.title}</h3>}
      <ul className="cs-metrics">
        {block.items.map((metric) => (
          <MetricTile key={metric.label} metric={metric} />
        ))}
      </ul>
    </section>
  );
}

function MetricTile({ metric }: { metric: Metric }) {
  const { t } = useTranslation();
  const status = metric.status ?? 'info';
  const value = formatValue(metric.value, metric.format);
  return (
    <li className={`cs-metric cs-metric--${status}`}>
      <span className="cs-metric__label">{metric.label}</span>
      <span className="cs-metric__value">
        {value}
        {metric.unit && <span className="cs-metric__unit"> {metric.unit}</span>}
      </span>
      {status !== 'info' && (
        <span className="cs-metric__status">
          <StatusIcon status={status} />
          {t(`evidence.status.${status}`)}
        </span>
      )}
      {metric.threshold !== undefined && metric.threshold !== null && (
        <span className="cs-metric__limit">
          {t('evidence.limit', {
            comparison: comparisonWord(metric.comparison),
            value: formatValue(metric.threshold, metric.format),
          })}
        </span>
      )}
      {metric.hint && <span className="cs-metric__hint">{metric.hint}</span>}
    </li>
  );

  function comparisonWord(comparison: string | undefined): string {
    switch (comparison) {
      case 'below':
      case 'above':
      case 'within':
        return t(`evidence.comparison.${comparison}`);
      default:
        return comparison ?? '';
    }
  }
}

function StatusIcon({ status }: { status: MetricStatus }) {
  switch (status) {
    case 'ok':
      return <CheckmarkFilled size={16} aria-hidden="true" />;
    case 'warn':
      return <WarningAltFilled size={16} aria-hidden="true" />;
    case 'bad':
      return <ErrorFilled size={16} aria-hidden="true" />;
    case 'info':
      return <InformationFilled size={16} aria-hidden="true" />;
  }
}
