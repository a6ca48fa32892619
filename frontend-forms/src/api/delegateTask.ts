import type { ActionAnswer } from './assignTask';
import { requestJson } from './http';

/** Lets somebody work on an own task; they give it back with {@link resolveTask}. */
export function delegateTask(id: string, user: string): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/delegate`, {
    method: 'POST',
    body: { user },
  });
}
