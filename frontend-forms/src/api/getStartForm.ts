import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { FormView } from './types';

export function startFormQuery(key: string) {
  return queryOptions({
    queryKey: ['definition', key, 'start-form'],
    queryFn: ({ signal }) =>
      requestJson<FormView>(`/definitions/${encodeURIComponent(key)}/start-form`, { signal }),
    staleTime: Infinity,
  });
}
