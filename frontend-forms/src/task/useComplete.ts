import { useMutation, useQueryClient } from '@tanstack/react-query';
import { completeTask, type CompletionRequest } from '../api/completeTask';
import { taskQuery } from '../api/getTask';
import type { Problem } from '../api/problem';
import type { Completion, FormData, Task, Violation } from '../api/types';

const NO_VIOLATIONS: Violation[] = [];

function isEvidenceChange(problem: Problem | null): boolean {
  return problem?.status === 409 && problem.code === 'evidence-changed';
}

/** Sends a decision and sorts out the answers: recorded, refused fields, changed evidence, too late. */
export function useComplete(
  task: Task,
  onEvidenceChanged: () => void,
  onRecorded: (completion: Completion, data: FormData) => void,
) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (request: CompletionRequest) => completeTask(task.id, request),
    onSuccess: (completion, request) => {
      onRecorded(completion, request.data);
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      if (completion.completed === false) {
        void queries.invalidateQueries({ queryKey: taskQuery(task.id).queryKey, exact: true });
      }
      void queries.invalidateQueries({ queryKey: ['instance', completion.instanceId] });
      void queries.invalidateQueries({ queryKey: ['decisions', completion.instanceId] });
    },
    onError: (problem) => {
      if (isEvidenceChange(problem)) {
        onEvidenceChanged();
      } else if ([403, 404, 409].includes(problem.status)) {
        // The task is somebody else's or gone: the page shows how it stands now.
        void queries.invalidateQueries({ queryKey: taskQuery(task.id).queryKey, exact: true });
      }
    },
  });
  const violations = mutation.error?.violations ?? NO_VIOLATIONS;
  const said = isEvidenceChange(mutation.error) || violations.length > 0;
  return {
    mutate: mutation.mutate,
    isPending: mutation.isPending,
    violations: violations.length > 0 ? violations : NO_VIOLATIONS,
    problem: said ? null : mutation.error,
  };
}
