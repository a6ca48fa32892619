import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Me } from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => requestJson<Me>('/me', { signal }),
  staleTime: 5 * 60_000,
});
