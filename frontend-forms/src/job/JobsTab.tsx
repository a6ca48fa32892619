import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { jobPoolsQuery, jobsQuery } from '../api/jobs';
import type { JobState } from '../api/types';
import { useRights } from '../app/rights';
import type { JobChoice, JobsSearch } from '../router';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { JobList } from './JobList';
import { Pools } from './Pools';

const PAGE_SIZE = 20;
const LIVE: readonly JobState[] = ['INTENDED', 'SUBMITTED', 'RUNNING'];
const STATES: readonly JobState[] = [...LIVE, 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNKNOWN'];

const route = getRouteApi('/jobs');

/** The pools, and the jobs by state and pool. */
export function JobsTab() {
  const { t } = useTranslation();
  const rights = useRights();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = search.page ?? 1;
  const jobs = useQuery(
    jobsQuery({
      states: statesOf(search.state),
      needsPerson: search.state === 'PERSON',
      pool: search.pool,
      page: page - 1,
      size: PAGE_SIZE,
    }),
  );
  const pools = useQuery(jobPoolsQuery);
  const names = new Set([
    ...(pools.data ?? []).map((pool) => pool.name),
    ...(search.pool ? [search.pool] : []),
  ]);

  /** Changes one filter and goes back to the first page; an empty value takes the filter away. */
  const filter = (change: Record<string, string>) => {
    const { page: _page, ...rest } = search;
    const merged = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(merged) as JobsSearch });
  };

  return (
    <>
      {pools.isError && (
        <ProblemNotice problem={pools.error} onRetry={() => void pools.refetch()} />
      )}
      {pools.data && pools.data.length > 0 && <Pools pools={pools.data} />}
      <div className="cs-toolbar cs-toolbar--filters">
        <Select
          id="filter-job-state"
          labelText={t('jobs.state')}
          value={search.state ?? ''}
          onChange={(event) => filter({ state: event.target.value })}
        >
          <SelectItem value="" text={t('jobs.everyState')} />
          <SelectItem value="PERSON" text={t('jobs.person')} />
          <SelectItem value="LIVE" text={t('jobs.live')} />
          {STATES.map((state) => (
            <SelectItem key={state} value={state} text={t(`jobState.${state}`)} />
          ))}
        </Select>
        <Select
          id="filter-job-pool"
          labelText={t('jobs.pool')}
          value={search.pool ?? ''}
          onChange={(event) => filter({ pool: event.target.value })}
        >
          <SelectItem value="" text={t('jobs.everyPool')} />
          {[...names].map((name) => (
            <SelectItem key={name} value={name} text={name} />
          ))}
        </Select>
      </div>
      {jobs.isPending && <Loading lines={6} />}
      {jobs.isError && <ProblemNotice problem={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data?.total === 0 &&
        (search.state === 'PERSON' ? (
          <EmptyState title={t('jobs.emptyPerson')} text={t('jobs.emptyPersonText')} />
        ) : (
          <EmptyState title={t('jobs.empty')} text={t('jobs.emptyText')} />
        ))}
      {jobs.data && jobs.data.items.length > 0 && (
        <JobList jobs={jobs.data.items} canOperate={rights.operate} />
      )}
      {jobs.data && !jobs.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={jobs.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </>
  );
}

function statesOf(choice: JobChoice | undefined): readonly JobState[] {
  if (choice === undefined || choice === 'PERSON') {
    return [];
  }
  return choice === 'LIVE' ? LIVE : [choice];
}
