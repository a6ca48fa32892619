import { useTranslation } from 'react-i18next';
import type { ListedSensor } from '../api/sensors';
import { formatTime } from '../ui/format';
import { Moment } from '../ui/Moment';

export function Target({ sensor }: { sensor: ListedSensor }) {
  const { t } = useTranslation();
  const kinds = t('waiting.kind', { returnObjects: true }) as Record<string, string>;
  return (
    <>
      <span className="cs-job__target">{sensor.target}</span>
      <div className="cs-second">{kinds[sensor.kind] ?? sensor.kind}</div>
    </>
  );
}

/** Until when it waits; one that still waits then is overdue, for instance because its process is suspended. */
export function Limit({ sensor }: { sensor: ListedSensor }) {
  const { t } = useTranslation();
  if (sensor.timesOutAt === null) {
    return <span className="cs-muted">{t('jobs.noLimit')}</span>;
  }
  const overdue = sensor.state === 'WAITING' && Date.parse(sensor.timesOutAt) < Date.now();
  return (
    <span className={overdue ? 'cs-jobs__bad' : undefined}>
      {formatTime(sensor.timesOutAt)}
      {overdue && ` (${t('jobs.overdue')})`}
    </span>
  );
}

export function LastLook({ sensor }: { sensor: ListedSensor }) {
  const { t } = useTranslation();
  if (sensor.lastPokeAt === null) {
    return <p className="cs-muted">{t('jobs.notYet')}</p>;
  }
  return (
    <>
      <p className={sensor.lastPokeFailed ? 'cs-job__error' : undefined}>{sensor.lastAnswer}</p>
      <p className="cs-second">
        {[
          t('waiting.looks', { count: sensor.pokes }),
          sensor.failedPokes > 0 && t('waiting.failedLooks', { count: sensor.failedPokes }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        <Moment at={sensor.lastPokeAt} />
      </p>
    </>
  );
}
