import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActionAnswer } from '../../api/assignTask';
import { taskQuery } from '../../api/getTask';
import type { Task } from '../../api/types';

/** Sends one action; the page, the lists, and what hangs on the task follow. */
export function useTaskAction(task: Task, onDone: () => void = () => {}) {
  const queries = useQueryClient();
  const { queryKey } = taskQuery(task.id);
  return useMutation({
    mutationFn: (action: () => Promise<ActionAnswer>) => action(),
    onSuccess: (answer) => {
      if (answer.task === null) {
        void queries.invalidateQueries({ queryKey, exact: true });
      } else {
        queries.setQueryData(queryKey, answer.task);
      }
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['task', task.id, 'comments'] });
      void queries.invalidateQueries({ queryKey: ['task', task.id, 'activity'] });
      onDone();
    },
    onError: (problem) => {
      if (problem.status === 409 || problem.status === 403) {
        // Somebody was faster: behind the dialog the page shows how it stands now.
        void queries.invalidateQueries({ queryKey, exact: true });
      }
    },
  });
}
