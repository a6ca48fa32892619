import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { TaskFilter, TaskPage } from './types';

/** The conditions of a list; all that are given have to hold, of several values one has to. */
export interface TaskConditions {
  filter?: TaskFilter;
  q?: string;
  definition?: string[];
  instance?: string;
  businessKey?: string;
  taskKey?: string[];
  name?: string;
  due?: 'overdue' | 'none' | 'any';
  dueBefore?: string;
  dueAfter?: string;
  /** Of one's own tasks, those that are put off are left out unless this says otherwise. */
  followUp?: 'reached' | 'pending' | 'none' | 'any' | 'all';
  followUpBefore?: string;
  followUpAfter?: string;
  createdBefore?: string;
  createdAfter?: string;
  priorityMin?: string;
  priorityMax?: string;
  assignee?: string[];
  assigned?: 'true' | 'false';
  candidateGroup?: string[];
  candidateUser?: string[];
  /** Each `name:operator:value`; here all have to hold. */
  variable?: string[];
}

export interface TaskQuery extends Omit<TaskConditions, 'definition'> {
  filter: TaskFilter;
  definition?: string | string[];
  sort?: string;
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
