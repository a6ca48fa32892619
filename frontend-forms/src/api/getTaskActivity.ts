import { queryOptions } from '@tanstack/react-query';
import type { PersonName } from './comments';
import { requestJson } from './http';

export interface ActivityEntry {
  at: string;
  kind: string;
  /** Null when the process itself did it. */
  by: string | null;
  details: Record<string, string | number | boolean | null>;
}

export interface Activity {
  items: ActivityEntry[];
  people: PersonName[];
}

export function taskActivityQuery(taskId: string) {
  return queryOptions({
    queryKey: ['task', taskId, 'activity'],
    queryFn: ({ signal }) =>
      requestJson<Activity>(`/tasks/${encodeURIComponent(taskId)}/activity`, { signal }),
  });
}
