/** How urgent a due date is; `soon` is within a day. */
export type DueState = 'none' | 'later' | 'soon' | 'overdue';

const DAY_MS = 86_400_000;

export function dueState(dueAt: string | null, now: number = Date.now()): DueState {
  if (dueAt === null) {
    return 'none';
  }
  const left = new Date(dueAt).getTime() - now;
  if (left < 0) {
    return 'overdue';
  }
  return left < DAY_MS ? 'soon' : 'later';
}

export type PriorityState = 'high' | 'normal' | 'low';

/** The engine counts from 0 to 100 with 50 as the usual value. */
export function priorityState(priority: number): PriorityState {
  if (priority > 50) {
    return 'high';
  }
  return priority < 50 ? 'low' : 'normal';
}
