import type { TaskDeadlines } from './getTaskDeadlines';
import { requestJson } from './http';

/** Calls a deadline off; the reason stays on record. */
export function cancelDeadline(
  taskId: string,
  number: number,
  reason: string,
): Promise<TaskDeadlines> {
  return requestJson<TaskDeadlines>(
    `/tasks/${encodeURIComponent(taskId)}/deadlines/${number}/cancel`,
    { method: 'POST', body: { reason } },
  );
}
