import { Button, ProgressBar } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelJob } from '../api/cancelJob';
import { isLive } from '../api/listInstanceJobs';
import { resolveJob } from '../api/resolveJob';
import type { Job } from '../api/types';
import { Elapsed } from '../ui/Elapsed';
import { formatPercent, formatTime } from '../ui/format';
import { ProblemNotice } from '../ui/ProblemNotice';
import { JobLog } from './JobLog';
import { JobStateTag } from './JobStateTag';
import { Queued, Repaired } from './JobNotes';
import { RepairPanel } from './RepairPanel';

interface Props {
  job: Job;
  name: string;
  canOperate: boolean;
}

/** One job: how far it is, how long it takes, why it failed, and its log on demand. */
export function JobCard({ job, name, canOperate }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [showLog, setShowLog] = useState(false);
  const [showRepair, setShowRepair] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['instance'] });
  const cancel = useMutation({ mutationFn: () => cancelJob(job.id), onSettled: refresh });
  const resolve = useMutation({
    mutationFn: (outcome: 'FAILED' | 'RETRY') => resolveJob(job.id, outcome),
    onSettled: refresh,
  });
  const live = isLive(job);
  const problem = cancel.error ?? resolve.error;
  return (
    <li className="cs-job">
      <div className="cs-job__head">
        <h3 className="cs-job__name">{name}</h3>
        <JobStateTag state={job.state} />
      </div>
      {live && job.state !== 'INTENDED' && <Progress job={job} />}
      <Queued job={job} />
      <p className="cs-second">
        {job.startedAt ? formatTime(job.startedAt) : t('job.notStarted')}
        {job.startedAt && (
          <>
            {' · '}
            <Elapsed from={job.startedAt} to={job.endedAt} />
          </>
        )}
        {job.attempt > 1 && ` · ${t('job.attempt', { attempt: job.attempt })}`}
      </p>
      {job.error?.message && <p className="cs-job__error">{job.error.message}</p>}
      {job.state === 'UNKNOWN' && <p className="cs-job__error">{t('job.unknownText')}</p>}
      <Repaired job={job} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="cs-job__actions">
        <Button kind="ghost" size="sm" aria-expanded={showLog} onClick={() => setShowLog(!showLog)}>
          {t(showLog ? 'job.hideLog' : 'job.showLog')}
          <span className="cs-visually-hidden">: {name}</span>
        </Button>
        {canOperate && job.repairable && (
          <Button
            kind="tertiary"
            size="sm"
            aria-expanded={showRepair}
            onClick={() => setShowRepair(!showRepair)}
          >
            {t(showRepair ? 'jobRepair.close' : 'jobRepair.open')}
            <span className="cs-visually-hidden">: {name}</span>
          </Button>
        )}
        {canOperate && live && (
          <Button
            kind="danger--ghost"
            size="sm"
            disabled={cancel.isPending || job.cancelRequested}
            onClick={() => cancel.mutate()}
          >
            {t(job.cancelRequested ? 'job.stopping' : 'job.cancel')}
          </Button>
        )}
        {canOperate && job.state === 'UNKNOWN' && (
          <>
            <Button kind="ghost" size="sm" onClick={() => resolve.mutate('RETRY')}>
              {t('job.resolveRetry')}
            </Button>
            <Button kind="ghost" size="sm" onClick={() => resolve.mutate('FAILED')}>
              {t('job.resolveFailed')}
            </Button>
          </>
        )}
      </div>
      {showRepair && job.repairable && <RepairPanel job={job} name={name} />}
      {showLog && <JobLog job={job} name={name} />}
    </li>
  );
}

function Progress({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { step, index, of, percent } = job.progress ?? {};
  const label = step ?? t('job.waiting');
  const position = index && of ? t('job.step', { index, of }) : '';
  return (
    <ProgressBar
      label={label}
      helperText={[position, typeof percent === 'number' ? formatPercent(percent) : '']
        .filter((text) => text !== '')
        .join(' · ')}
      {...(typeof percent === 'number' ? { value: percent, max: 100 } : {})}
    />
  );
}
