import type { TaskDeadlines } from './getTaskDeadlines';
import { requestJson } from './http';

/** Moves a deadline to another moment; the reason stays on record. */
export function postponeDeadline(
  taskId: string,
  number: number,
  until: string,
  reason: string,
): Promise<TaskDeadlines> {
  return requestJson<TaskDeadlines>(
    `/tasks/${encodeURIComponent(taskId)}/deadlines/${number}/postpone`,
    { method: 'POST', body: { until, reason } },
  );
}
