import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export interface Person {
  id: string;
  name: string;
  groups: string[];
}

/** People by a part of their name or id, the first 20. */
export function usersQuery(q: string) {
  return queryOptions({
    queryKey: ['users', q],
    queryFn: ({ signal }) => requestJson<Person[]>('/users', { query: { q }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
