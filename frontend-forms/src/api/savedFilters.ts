import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import type { TaskConditions } from './listTasks';

export const FILTER_COLOURS = [
  'red',
  'magenta',
  'purple',
  'blue',
  'cyan',
  'teal',
  'green',
  'gray',
] as const;

export type FilterColour = (typeof FILTER_COLOURS)[number];

export interface SavedFilterRequest {
  name: string;
  query: TaskConditions;
  sort: string;
  colour: FilterColour | null;
  preselected: boolean;
  sharedWith: string | null;
}

export interface SavedFilter extends SavedFilterRequest {
  id: string;
  owner: string;
  changeable: boolean;
  /** Null when this person may not know. */
  count: number | null;
}

export const savedFiltersQuery = queryOptions({
  queryKey: ['task-filters'],
  queryFn: ({ signal }) =>
    requestJson<SavedFilter[]>('/task-filters', { query: { counts: 'true' }, signal }),
  refetchInterval: 60_000,
});

/** Keeps a filter; 409 `name-taken` or `too-many-filters`. */
export function createSavedFilter(filter: SavedFilterRequest): Promise<SavedFilter> {
  return requestJson<SavedFilter>('/task-filters', { method: 'POST', body: filter });
}

export function changeSavedFilter(id: string, filter: SavedFilterRequest): Promise<SavedFilter> {
  return requestJson<SavedFilter>(`/task-filters/${encodeURIComponent(id)}`, {
    method: 'PUT',
    body: filter,
  });
}

export function deleteSavedFilter(id: string): Promise<void> {
  return requestNothing(`/task-filters/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
