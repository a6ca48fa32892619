import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Definition } from './types';

export const definitionsQuery = queryOptions({
  queryKey: ['definitions'],
  queryFn: ({ signal }) => requestJson<Definition[]>('/definitions', { signal }),
  refetchInterval: 30_000,
});
