import type { ActionAnswer } from './assignTask';
import { requestJson } from './http';

/** Gives a delegated task back to its owner; a comment becomes one of the task's. */
export function resolveTask(id: string, comment: string | null): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/resolve`, {
    method: 'POST',
    body: { comment },
  });
}
