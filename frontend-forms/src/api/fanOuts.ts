import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import type { Page } from './types';

export type FanOutState = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLING' | 'CANCELLED';

/** A task that does something for each item of a list. */
export interface FanOut {
  id: string;
  activityId: string;
  state: FanOutState;
  /** The function's address or the key of the process. */
  target: string;
  items: number;
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  skipped: number;
  cancelled: number;
  parallelism: number;
  tolerated: number;
  startedAt: string;
  endedAt: string | null;
  message: string | null;
  resultsFile: boolean;
}

export interface FanOutItem {
  index: number;
  item: unknown;
  state: string;
  attempts: number;
  errorMessage: string | null;
}

/** The fan-outs of an instance: asked for often while one runs. */
export function instanceFanOutsQuery(id: string, instanceRuns: boolean) {
  return queryOptions({
    queryKey: ['instance', id, 'fan-outs'],
    queryFn: ({ signal }) =>
      requestJson<FanOut[]>(`/instances/${encodeURIComponent(id)}/fan-outs`, { signal }),
    refetchInterval: (query) =>
      query.state.data?.some(({ state }) => state === 'RUNNING' || state === 'CANCELLING')
        ? 2_000
        : instanceRuns && 5_000,
  });
}

/** The first failed items; read again when their number changes. */
export function failedItemsQuery(instanceId: string, fanOut: FanOut) {
  return queryOptions({
    queryKey: ['instance', instanceId, 'fan-outs', fanOut.id, 'failed', fanOut.failed],
    queryFn: ({ signal }) =>
      requestJson<Page<FanOutItem>>(
        `/fan-outs/${encodeURIComponent(fanOut.id)}/items?state=FAILED&size=10`,
        { signal },
      ),
  });
}

export function retryFanOut(id: string): Promise<void> {
  return requestNothing(`/fan-outs/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}

export function skipFanOutItem(id: string, index: number): Promise<void> {
  return requestNothing(`/fan-outs/${encodeURIComponent(id)}/items/${index}/skip`, {
    method: 'POST',
  });
}
