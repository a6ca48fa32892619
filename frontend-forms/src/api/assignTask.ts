import { requestJson } from './http';
import type { Task } from './types';

/** The task afterwards; null when this person has nothing to do with it any more. */
export interface ActionAnswer {
  task: Task | null;
}

/** Gives a task to somebody for good. 409 names the `assignee` when it is not with `from` any more. */
export function assignTask(id: string, user: string, from: string | null): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/assign`, {
    method: 'POST',
    body: { user, from },
  });
}
