import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { InstanceItem, InstanceState, Page } from './types';

export interface InstanceQuery {
  definition?: string;
  businessKey?: string;
  state?: InstanceState;
  page?: number;
  size?: number;
}

export function instancesQuery(query: InstanceQuery) {
  return queryOptions({
    queryKey: ['instances', query],
    queryFn: ({ signal }) =>
      requestJson<Page<InstanceItem>>('/instances', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}
