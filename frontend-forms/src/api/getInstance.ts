import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Instance } from './types';

/** An instance, asked for again every few seconds for as long as it runs. */
export function instanceQuery(id: string) {
  return queryOptions({
    queryKey: ['instance', id],
    queryFn: ({ signal }) =>
      requestJson<Instance>(`/instances/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.endedAt ? false : 3_000),
  });
}
