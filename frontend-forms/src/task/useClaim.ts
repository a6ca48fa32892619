import { useMutation, useQueryClient } from '@tanstack/react-query';
import { claimTask } from '../api/claimTask';
import { unclaimTask } from '../api/unclaimTask';
import { taskQuery } from '../api/getTask';
import type { Task } from '../api/types';
import { useTaskAction } from './actions/useTaskAction';

/** Taking a task and giving it back; the page and the inbox follow. */
export function useClaim(task: Task) {
  const queries = useQueryClient();
  const { queryKey } = taskQuery(task.id);
  const took = (answer: Task) => {
    queries.setQueryData(queryKey, answer);
    void queries.invalidateQueries({ queryKey: ['tasks'] });
  };
  // Somebody was faster, or the task is gone: show how it stands now.
  const refused = () => void queries.invalidateQueries({ queryKey, exact: true });
  const claim = useMutation({
    mutationKey: ['claim', task.id],
    mutationFn: () => claimTask(task.id),
    onSuccess: took,
    onError: refused,
  });
  const action = useTaskAction(task);
  const unclaim = {
    error: action.error,
    isPending: action.isPending,
    mutate: () => action.mutate(() => unclaimTask(task.id)),
  };
  return { claim, unclaim };
}
