import { requestJson } from './http';
import type { Task } from './types';

/** Gives the task back to its group. */
export function unclaimTask(id: string): Promise<Task> {
  return requestJson<Task>(`/tasks/${encodeURIComponent(id)}/unclaim`, { method: 'POST' });
}
