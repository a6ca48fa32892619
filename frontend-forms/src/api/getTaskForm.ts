import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { FormView } from './types';

export function taskFormQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id, 'form'],
    queryFn: ({ signal }) =>
      requestJson<FormView>(`/tasks/${encodeURIComponent(id)}/form`, { signal }),
    // A form must not change under the hands of the person who fills it in.
    staleTime: Infinity,
  });
}
