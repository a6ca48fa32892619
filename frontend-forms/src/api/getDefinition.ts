import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Definition } from './types';

export function definitionQuery(key: string) {
  return queryOptions({
    queryKey: ['definition', key],
    queryFn: ({ signal }) =>
      requestJson<Definition>(`/definitions/${encodeURIComponent(key)}`, { signal }),
  });
}
