import { type QueryKey, useQueryClient } from '@tanstack/react-query';

/** After a word or a file was added or taken away: its list and the task's activity are read anew. */
export function useFollow(taskId: string, list: QueryKey): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: list });
    void queries.invalidateQueries({ queryKey: ['task', taskId, 'activity'] });
  };
}
