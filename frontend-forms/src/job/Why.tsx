import { useTranslation } from 'react-i18next';
import type { ListedJob } from '../api/jobs';

/** Why a job does not run: what it waits for, or its error. */
export function Why({ job }: { job: ListedJob }) {
  const { t } = useTranslation();
  if (job.waitsFor) {
    const place =
      job.queuePosition && t('jobRepair.queued', { position: job.queuePosition, pool: job.pool });
    return (
      <p className="cs-second">
        {[place, t(`jobRepair.waits.${job.waitsFor}`)].filter(Boolean).join(' · ')}
      </p>
    );
  }
  if (!job.error) {
    return null;
  }
  return (
    <p className="cs-job__error">
      <code>{job.error.code}</code> {job.error.message}
    </p>
  );
}
