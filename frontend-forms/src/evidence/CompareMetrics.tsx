import ArrowDown from '@carbon/icons-react/es/ArrowDown';
import ArrowUp from '@carbon/icons-react/es/ArrowUp';
import { useTranslation } from 'react-i18next';
import type { MetricComparison } from '../api/compareEvidence';
import { formatValue } from '../ui/format';

/** Figures of both documents as tiles: now, before, and whether that is better, in words, by icon and by colour. */
export function CompareMetrics({ title, metrics }: { title: string; metrics: MetricComparison[] }) {
  return (
    <section className="cs-block">
      <h3 className="cs-block__title">{title}</h3>
      <ul className="cs-metrics">
        {metrics.map((metric) => (
          <Tile key={metric.label} metric={metric} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ metric }: { metric: MetricComparison }) {
  const { t } = useTranslation();
  const format = metric.format ?? undefined;
  const status = metric.trend === 'better' ? 'ok' : metric.trend === 'worse' ? 'bad' : 'info';
  return (
    <li className={`cs-metric cs-metric--${status}`}>
      <span className="cs-metric__label">{metric.label}</span>
      <span className="cs-metric__value">
        {metric.change === 'removed' ? t('compare.gone') : formatValue(metric.to, format)}
        {metric.unit && <span className="cs-metric__unit"> {metric.unit}</span>}
      </span>
      <span className="cs-metric__limit">
        {metric.change === 'added'
          ? t('compare.newFigure')
          : metric.change === 'same'
            ? t('compare.unchanged')
            : t('compare.before', { value: formatValue(metric.from, format) })}
      </span>
      {metric.difference !== null && metric.difference !== 0 && (
        <span className="cs-metric__status">
          {metric.difference > 0 ? (
            <ArrowUp size={16} aria-hidden="true" />
          ) : (
            <ArrowDown size={16} aria-hidden="true" />
          )}
          {signed(metric.difference, format)}
          {metric.trend !== 'unknown' && `, ${t(`compare.trend.${metric.trend}`)}`}
        </span>
      )}
    </li>
  );
}

function signed(difference: number, format: MetricComparison['format'] | undefined): string {
  return `${difference > 0 ? '+' : '−'}${formatValue(Math.abs(difference), format ?? undefined)}`;
}
