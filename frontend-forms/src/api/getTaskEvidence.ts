import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Evidence } from './types';

export function taskEvidenceQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id, 'evidence'],
    queryFn: ({ signal }) =>
      requestJson<Evidence>(`/tasks/${encodeURIComponent(id)}/evidence`, { signal }),
    // The decision is bound to what is on the screen, so evidence is only exchanged openly, after a 409.
    staleTime: Infinity,
  });
}
