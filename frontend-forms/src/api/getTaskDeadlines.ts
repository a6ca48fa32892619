import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export type DeadlineKind = 'NOT_STARTED' | 'NOT_COMPLETED' | 'OVERDUE';
export type DeadlineState = 'RUNNING' | 'PASSED' | 'STOPPED' | 'NO_DUE_DATE' | 'CANCELLED';

export interface DeadlineStep {
  action: 'REMIND' | 'ESCALATE' | 'REASSIGN' | 'PRIORITY';
  target: string | null;
  every: string | null;
  times: number | null;
  fired: number;
  at: string | null;
  problem: string | null;
}

export interface Deadline {
  number: number;
  kind: DeadlineKind;
  state: DeadlineState;
  amount: string;
  before: boolean;
  calendar: string;
  countedFrom: string | null;
  dueAt: string | null;
  postponed: boolean;
  steps: DeadlineStep[];
}

export interface DeadlineEvent {
  at: string;
  number: number;
  kind: DeadlineKind;
  what:
    | 'REMINDED'
    | 'ESCALATED'
    | 'REASSIGNED'
    | 'PRIORITY_CHANGED'
    | 'REFUSED'
    | 'POSTPONED'
    | 'CANCELLED';
  target: string | null;
  recipients: string[];
  reason: string | null;
  actor: string | null;
  dueAt: string | null;
}

export interface TaskDeadlines {
  deadlines: Deadline[];
  events: DeadlineEvent[];
  /** The reader may postpone and cancel. */
  adjustable: boolean;
}

/** All that was asked about the deadlines of a task. */
export function taskDeadlinesKey(taskId: string) {
  return ['task', taskId, 'deadlines'] as const;
}

/** Asked anew when somebody else has the task or it is due at another time: that moves its deadlines. */
export function taskDeadlinesQuery(task: {
  id: string;
  assignee: string | null;
  dueAt: string | null;
}) {
  return queryOptions({
    queryKey: [...taskDeadlinesKey(task.id), task.assignee, task.dueAt] as const,
    queryFn: ({ signal }) =>
      requestJson<TaskDeadlines>(`/tasks/${encodeURIComponent(task.id)}/deadlines`, { signal }),
  });
}
