import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Decision, Page } from './types';

export function decisionsQuery(instance: string) {
  return queryOptions({
    queryKey: ['decisions', instance],
    queryFn: ({ signal }) =>
      requestJson<Page<Decision>>('/decisions', { query: { instance, size: 100 }, signal }),
  });
}
