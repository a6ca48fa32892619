import { requestJson } from './http';
import type { ProblemBody } from './problem';
import type { FormData } from './types';

export interface ManyCompletion {
  data: FormData;
  tasks: { id: string; evidenceDigest: string | null }[];
}

export interface ManyResult {
  taskId: string;
  status: number;
  decisionId: string | null;
  problem: ProblemBody | null;
}

/** Completes up to 100 tasks with the same data, each on its own: some may be refused. */
export async function completeManyTasks(request: ManyCompletion): Promise<ManyResult[]> {
  const answer = await requestJson<{ results: ManyResult[] }>('/tasks/complete-many', {
    method: 'POST',
    body: request,
  });
  return answer.results;
}
