import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tasksQuery } from '../api/listTasks';
import { taskName } from '../ui/names';

/** The tasks of this case that wait for the signed-in person or their groups. */
export function OpenTasks({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const tasks = useQueries({
    queries: (['mine', 'group'] as const).map((filter) =>
      tasksQuery({ filter, instance: instanceId }),
    ),
    combine: (results) => {
      const found = results.flatMap((result) => result.data?.items ?? []);
      return [...new Map(found.map((task) => [task.id, task])).values()];
    },
  });
  if (tasks.length === 0) {
    return null;
  }
  return (
    <div className="cs-call">
      <p>{t('instance.waitsForYou')}</p>
      {tasks.map((task) => (
        <Link
          key={task.id}
          to="/tasks/$taskId"
          params={{ taskId: task.id }}
          className="cds--btn cds--btn--primary cds--btn--md"
        >
          {taskName(task)}
        </Link>
      ))}
    </div>
  );
}
