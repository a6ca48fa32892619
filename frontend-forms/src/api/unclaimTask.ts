import type { ActionAnswer } from './assignTask';
import { requestJson } from './http';

/** Gives the task back to those to whom it is offered. */
export function unclaimTask(id: string): Promise<ActionAnswer> {
  return requestJson(`/tasks/${encodeURIComponent(id)}/unclaim`, { method: 'POST' });
}
