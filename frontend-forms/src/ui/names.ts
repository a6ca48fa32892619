import type { Decision, TaskItem } from '../api/types';

/** What a task is called; a model may leave its name out. */
export function taskName(task: Pick<TaskItem, 'name' | 'taskKey'>): string {
  return task.name ?? task.taskKey;
}

export function processName(task: Pick<TaskItem, 'definitionName' | 'definitionKey'>): string {
  return task.definitionName ?? task.definitionKey;
}

export function decidedTask(decision: Pick<Decision, 'taskName' | 'taskKey'>): string {
  return decision.taskName ?? decision.taskKey;
}
