import {
  Modal,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@carbon/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedJob } from '../api/jobs';
import { JobStateTag } from '../instance/JobStateTag';
import { RepairPanel } from '../instance/RepairPanel';
import { formatSeconds } from '../ui/format';
import { Moment } from '../ui/Moment';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { CaseLink } from './CaseLink';
import { JobActions } from './JobActions';
import { Why } from './Why';

interface Props {
  jobs: ListedJob[];
  canOperate: boolean;
}

/** The jobs as a table, on a phone as cards; the repair of one in a dialog, which stays when the list changes. */
export function JobList({ jobs, canOperate }: Props) {
  const { t } = useTranslation();
  const [repaired, setRepaired] = useState<ListedJob | null>(null);
  const actions = (job: ListedJob) =>
    canOperate && <JobActions job={job} onRepair={() => setRepaired(job)} />;
  const close = () => setRepaired(null);
  return (
    <>
      {useMediaQuery(PHONE) ? (
        <JobCards jobs={jobs} actions={actions} />
      ) : (
        <JobTable jobs={jobs} actions={actions} canOperate={canOperate} />
      )}
      {repaired && (
        <Modal
          open
          passiveModal
          size="md"
          modalLabel={repaired.businessKey ?? repaired.instanceId}
          modalHeading={t('jobRepair.title', { name: repaired.application })}
          onRequestClose={close}
        >
          <RepairPanel job={repaired} name={repaired.application} onDone={close} />
        </Modal>
      )}
    </>
  );
}

type Actions = (job: ListedJob) => React.ReactNode;

function JobTable({ jobs, actions, canOperate }: Props & { actions: Actions }) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame" tabIndex={0} role="region" aria-label={t('jobs.title')}>
      <Table size="lg" aria-label={t('jobs.title')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('jobs.job')}</TableHeader>
            <TableHeader>{t('jobs.case')}</TableHeader>
            <TableHeader>{t('jobs.state')}</TableHeader>
            <TableHeader>{t('jobs.place')}</TableHeader>
            <TableHeader>{t('jobs.wait')}</TableHeader>
            <TableHeader>{t('jobs.since')}</TableHeader>
            {canOperate && <TableHeader>{t('jobs.actions')}</TableHeader>}
          </TableRow>
        </TableHead>
        <TableBody>
          {jobs.map((job) => (
            <TableRow key={job.id}>
              <TableCell>
                <JobName job={job} />
              </TableCell>
              <TableCell>
                <CaseLink {...job} />
              </TableCell>
              <TableCell className="cs-jobs__why">
                <JobStateTag state={job.state} />
                <Why job={job} />
              </TableCell>
              <TableCell>
                <Place job={job} />
              </TableCell>
              <TableCell className="cs-jobs__long">{formatSeconds(job.queuedSeconds)}</TableCell>
              <TableCell>
                <Moment at={job.createdAt} />
              </TableCell>
              {canOperate && <TableCell>{actions(job)}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function JobCards({ jobs, actions }: { jobs: ListedJob[]; actions: Actions }) {
  const { t } = useTranslation();
  return (
    <ul className="cs-cards" aria-label={t('jobs.title')}>
      {jobs.map((job) => (
        <li key={job.id} className="cs-card">
          <div className="cs-card__head">
            <div>
              <JobName job={job} />
            </div>
            <JobStateTag state={job.state} />
          </div>
          <div>
            <CaseLink {...job} />
          </div>
          <Why job={job} />
          <div className="cs-card__foot">
            <Place job={job} />
            <span className="cs-muted">
              {t('jobs.wait')} {formatSeconds(job.queuedSeconds)} · <Moment at={job.createdAt} />
            </span>
          </div>
          {actions(job)}
        </li>
      ))}
    </ul>
  );
}

function JobName({ job }: { job: ListedJob }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{job.application}</strong>
      <div className="cs-second">
        {[job.activityId, job.attempt > 1 && t('jobs.attempt', { attempt: job.attempt })]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  );
}

function Place({ job }: { job: ListedJob }) {
  const { t } = useTranslation();
  const second = [
    job.backend !== job.pool && job.backend,
    job.priority !== 0 && t('jobRepair.priority', { priority: job.priority }),
    job.tenant,
  ].filter(Boolean);
  return (
    <div>
      {job.pool}
      {second.length > 0 && <div className="cs-second">{second.join(' · ')}</div>}
    </div>
  );
}
