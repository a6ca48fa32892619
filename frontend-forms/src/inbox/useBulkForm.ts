import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taskQuery } from '../api/getTask';
import { taskFormQuery } from '../api/getTaskForm';
import type { Problem } from '../api/problem';
import type { FormSchema, Task, TaskItem } from '../api/types';

export interface BulkForm {
  /** The tasks as they are now, in order; undefined while they are loaded. */
  details: (Task | undefined)[];
  loaded: boolean;
  /** Why some cannot be completed together with the others, by task; the service refuses the same ones. */
  reasons: ReadonlyMap<string, string>;
  /** The one form of all of them; undefined while it is loaded, and when they have none. */
  schema: FormSchema | undefined;
  needsForm: boolean;
  problem: Problem | null;
}

/** Whether several tasks can be completed with one form, and that form. */
export function useBulkForm(tasks: TaskItem[]): BulkForm {
  const { t } = useTranslation();
  const details = useQueries({ queries: tasks.map((task) => taskQuery(task.id)) });
  const forms = useQueries({
    queries: tasks.map((task, index) => ({
      ...taskFormQuery(task.id),
      enabled: details[index]?.data?.hasForm === true && details[index].data.oneByOne === null,
    })),
  });
  const first = forms[0]?.data?.schema;
  const reasons = new Map<string, string>();
  tasks.forEach((task, index) => {
    const own = details[index]?.data?.oneByOne;
    const schema = forms[index]?.data?.schema;
    if (own) {
      reasons.set(task.id, own);
    } else if (first && schema && JSON.stringify(schema) !== JSON.stringify(first)) {
      // Started before or after the process was deployed anew.
      reasons.set(task.id, t('savedFilters.otherForm'));
    }
  });
  const needsForm = details.some((each) => each.data?.hasForm === true);
  return {
    details: details.map((each) => each.data),
    loaded:
      details.every((each) => each.data !== undefined) &&
      forms.every((each, index) => each.data !== undefined || !details[index]?.data?.hasForm),
    reasons,
    schema: first,
    needsForm,
    problem: [...details, ...forms].find((each) => each.isError)?.error ?? null,
  };
}
