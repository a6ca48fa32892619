import { requestJson } from './http';
import type { Task } from './types';

/** Takes the task for the signed-in person; 409 names the `assignee` who was faster. */
export function claimTask(id: string): Promise<Task> {
  return requestJson<Task>(`/tasks/${encodeURIComponent(id)}/claim`, { method: 'POST' });
}
