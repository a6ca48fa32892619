import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

/** All groups of the house, in alphabetical order; for admins. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => requestJson<string[]>('/groups', { signal }),
  staleTime: 60_000,
});
