import { useTranslation } from 'react-i18next';
import type { Job } from '../api/types';
import { formatSeconds, formatTime } from '../ui/format';

/** What a waiting job waits for and how long; how long one that runs had to wait. */
export function Queued({ job }: { job: Job }) {
  const { t } = useTranslation();
  const seconds = job.queuedSeconds ?? 0;
  const long = formatSeconds(seconds);
  const words = job.waitsFor
    ? [
        job.queuePosition &&
          t('jobRepair.queued', { position: job.queuePosition, pool: job.pool ?? '' }),
        t(`jobRepair.waits.${job.waitsFor}`),
        t('jobRepair.waitsFor', { long }),
      ]
    : [seconds > 0 && t('jobRepair.waited', { long, pool: job.pool ?? '' })];
  const notes = [...words, job.priority && t('jobRepair.priority', { priority: job.priority })];
  const text = notes.filter(Boolean).join(' · ');
  return text === '' ? null : <p className="cs-second">{text}</p>;
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
