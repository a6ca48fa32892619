import { useMemo, useState } from 'react';
import type { TaskItem } from '../api/types';

export interface Selection {
  tasks: TaskItem[];
  has: (id: string) => boolean;
  toggle: (task: TaskItem) => void;
  setAll: (selected: boolean) => void;
  clear: () => void;
}

/** Which of the tasks on the page are marked; one that leaves the page is marked no longer. */
export function useSelection(shown: TaskItem[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      tasks: shown.filter((task) => ids.has(task.id)),
      has: (id) => ids.has(id),
      toggle: (task) =>
        setIds((before) => {
          const after = new Set(before);
          if (!after.delete(task.id)) {
            after.add(task.id);
          }
          return after;
        }),
      setAll: (selected) => setIds(new Set(selected ? shown.map((task) => task.id) : [])),
      clear: () => setIds(new Set()),
    }),
    [shown, ids],
  );
}
