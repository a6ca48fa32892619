import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export type FunctionCallState =
  'READY' | 'CALLING' | 'WAITING' | 'ANSWERED' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A task that calls a function, with all its attempts. */
export interface FunctionCall {
  id: string;
  /** The function's address. */
  target: string;
  activityId: string;
  state: FunctionCallState;
  attempts: number;
  retriesLeft: number;
  startedAt: string;
  nextAttemptAt: string | null;
  timesOutAt: string | null;
  lastHeartbeatAt: string | null;
  progress: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  endedAt: string | null;
}

/** The function calls of an instance: asked for often while one lives. */
export function instanceFunctionCallsQuery(id: string, instanceRuns: boolean) {
  return queryOptions({
    queryKey: ['instance', id, 'function-calls'],
    queryFn: ({ signal }) =>
      requestJson<FunctionCall[]>(`/instances/${encodeURIComponent(id)}/function-calls`, {
        signal,
      }),
    refetchInterval: (query) =>
      query.state.data?.some((call) => call.endedAt === null) ? 3_000 : instanceRuns && 5_000,
  });
}
