import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instanceJobsQuery } from '../api/listInstanceJobs';
import type { Instance } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';
import { JobCard } from './JobCard';

interface Props {
  instance: Instance;
  canOperate: boolean;
}

/** The long-running work of a case, newest first, live. */
export function Jobs({ instance, canOperate }: Props) {
  const { t } = useTranslation();
  const jobs = useQuery(instanceJobsQuery(instance.id, instance.endedAt === null));
  const names = new Map(instance.activities.map((step) => [step.activityId, step.name]));
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('instance.jobs')}</h2>
      {jobs.isError && <ProblemNotice problem={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data?.length === 0 && <p className="cs-muted">{t('instance.noJobs')}</p>}
      <ul className="cs-jobs">
        {jobs.data?.toReversed().map((job) => (
          <JobCard
            key={job.id}
            job={job}
            name={names.get(job.activityId) ?? job.application}
            canOperate={canOperate}
          />
        ))}
      </ul>
    </section>
  );
}
