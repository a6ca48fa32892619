import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Evidence } from './types';

export function evidenceQuery(digest: string) {
  return queryOptions({
    queryKey: ['evidence', digest],
    queryFn: ({ signal }) =>
      requestJson<Evidence>(`/evidence/${encodeURIComponent(digest)}`, { signal }),
    staleTime: Infinity,
  });
}
