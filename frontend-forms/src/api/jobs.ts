import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Job, JobState, Page } from './types';

/** A job in the list of all, with the case it works for. */
export interface ListedJob extends Job {
  instanceId: string;
  definitionKey: string;
  businessKey: string | null;
  backend: string;
  pool: string;
  priority: number;
  tenant: string | null;
  queuedSeconds: number;
  createdAt: string;
}

export interface JobPool {
  name: string;
  slots: number;
  /** Each machine of the service has so many slots, instead of all together. */
  perMachine: boolean;
  running: number;
  waiting: number;
  oldestWaitSeconds: number | null;
}

export interface JobsQuery {
  /** Of any of these; all when empty. */
  states: readonly JobState[];
  /** Only those that do not go on by themselves. */
  needsPerson: boolean;
  pool?: string | undefined;
  page: number;
  size: number;
}

export function jobsQuery({ states, needsPerson, pool, page, size }: JobsQuery) {
  return queryOptions({
    queryKey: ['jobs', 'list', { states, needsPerson, pool, page, size }],
    queryFn: ({ signal }) =>
      requestJson<Page<ListedJob>>('/jobs', {
        query: { state: states, needsPerson: needsPerson ? 'true' : undefined, pool, page, size },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

export const jobPoolsQuery = queryOptions({
  queryKey: ['jobs', 'pools'],
  queryFn: ({ signal }) => requestJson<JobPool[]>('/jobs/pools', { signal }),
  refetchInterval: 5_000,
});
