import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelJob } from '../api/cancelJob';
import type { ListedJob } from '../api/jobs';
import { isLive } from '../api/listInstanceJobs';
import { ProblemNotice } from '../ui/ProblemNotice';

interface Props {
  job: ListedJob;
  onRepair: () => void;
}

/** What an operator may do about a job; one that is out of sight is decided with its log in view, in its case. */
export function JobActions({ job, onRepair }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelJob(job.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const which = (
    <span className="cs-visually-hidden">
      : {job.application}, {job.businessKey ?? job.instanceId}
    </span>
  );
  return (
    <div className="cs-jobs__actions">
      {isLive(job) && (
        <Button
          kind="danger--ghost"
          size="sm"
          disabled={cancel.isPending || job.cancelRequested}
          onClick={() => cancel.mutate()}
        >
          {t(job.cancelRequested ? 'job.stopping' : 'jobs.stop')}
          {which}
        </Button>
      )}
      {job.repairable && (
        <Button kind="tertiary" size="sm" onClick={onRepair}>
          {t('jobRepair.open')}
          {which}
        </Button>
      )}
      {job.state === 'UNKNOWN' && (
        <Link
          to="/instances/$instanceId"
          params={{ instanceId: job.instanceId }}
          className="cds--link"
        >
          {t('jobs.decide')}
          {which}
        </Link>
      )}
      {cancel.error && <ProblemNotice problem={cancel.error} />}
    </div>
  );
}
