import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Task } from './types';

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => requestJson<Task>(`/tasks/${encodeURIComponent(id)}`, { signal }),
  });
}
