import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { TaskFilter, TaskPage } from './types';

export interface TaskQuery {
  filter: TaskFilter;
  q?: string;
  definition?: string;
  instance?: string;
  page?: number;
  size?: number;
}

export function tasksQuery(query: TaskQuery) {
  return queryOptions({
    queryKey: ['tasks', query],
    queryFn: ({ signal }) => requestJson<TaskPage>('/tasks', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}
