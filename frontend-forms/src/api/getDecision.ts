import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Decision } from './types';

export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decision', id],
    queryFn: ({ signal }) =>
      requestJson<Decision>(`/decisions/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  });
}
