import { useTranslation } from 'react-i18next';
import type { Job } from '../api/types';
import { formatTime } from '../ui/format';

/** What a waiting job waits for. */
export function Queued({ job }: { job: Job }) {
  const { t } = useTranslation();
  if (!job.waitsFor) {
    return null;
  }
  const place = job.queuePosition
    ? t('jobRepair.queued', { position: job.queuePosition, pool: job.pool ?? '' })
    : '';
  return (
    <p className="cs-second">
      {[place, t(`jobRepair.waits.${job.waitsFor}`)].filter((text) => text !== '').join(' · ')}
    </p>
  );
}

/** What a person decided after a job had failed. */
export function Repaired({ job }: { job: Job }) {
  const { t } = useTranslation();
  if (!job.repaired) {
    return null;
  }
  const { action, by, at, reason, settings } = job.repaired;
  const given = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return (
    <p className="cs-second">
      {[t(`jobRepair.done.${action}`, { by }), ...given, formatTime(at), reason]
        .filter((text) => text)
        .join(' · ')}
    </p>
  );
}
