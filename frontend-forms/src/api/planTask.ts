import type { ActionAnswer } from './assignTask';
import { requestJson } from './http';

/** Sets or removes one of the dates of a task. */
export function setTaskDate(
  id: string,
  which: 'due' | 'follow-up',
  at: string | null,
): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/${which}`, { method: 'PUT', body: { at } });
}

/** @param priority 0 to 100 */
export function setTaskPriority(id: string, priority: number): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/priority`, {
    method: 'PUT',
    body: { priority },
  });
}
