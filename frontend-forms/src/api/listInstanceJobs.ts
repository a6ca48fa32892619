import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Job } from './types';

const LIVE: readonly string[] = ['INTENDED', 'SUBMITTED', 'RUNNING'];

export function isLive(job: Pick<Job, 'state'>): boolean {
  return LIVE.includes(job.state);
}

/** The jobs of an instance: asked for often while one runs, seldom while the instance may start another. */
export function instanceJobsQuery(id: string, instanceRuns: boolean) {
  return queryOptions({
    queryKey: ['instance', id, 'jobs'],
    queryFn: ({ signal }) =>
      requestJson<Job[]>(`/instances/${encodeURIComponent(id)}/jobs`, { signal }),
    refetchInterval: (query) => {
      if (query.state.data?.some(isLive)) {
        return 2_000;
      }
      return instanceRuns ? 4_000 : false;
    },
  });
}
