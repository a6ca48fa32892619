import { InlineNotification } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ManyResult } from '../api/completeManyTasks';
import { Problem, type ProblemBody } from '../api/problem';
import type { TaskItem } from '../api/types';
import { objectionWords } from '../ui/objectionWords';

/** What became of each of the tasks that were completed together. */
export function BulkResult({ tasks, results }: { tasks: TaskItem[]; results: ManyResult[] }) {
  const { t } = useTranslation();
  const refused = results.filter((result) => result.status !== 200);
  return (
    <>
      <InlineNotification
        kind={refused.length === 0 ? 'success' : 'warning'}
        role="status"
        lowContrast
        hideCloseButton
        title={t('savedFilters.completed', { count: results.length - refused.length })}
        subtitle={
          refused.length === 0 ? '' : t('savedFilters.notCompleted', { count: refused.length })
        }
      />
      <ul className="cs-stack">
        {refused.map((result) => {
          const task = tasks.find((each) => each.id === result.taskId);
          return (
            <li key={result.taskId}>
              <Link to="/tasks/$taskId" params={{ taskId: result.taskId }}>
                {task?.businessKey ?? result.taskId}
              </Link>
              {': '}
              {result.problem && refusal(result.status, result.problem)}
            </li>
          );
        })}
      </ul>
    </>
  );

  function refusal(status: number, body: ProblemBody): string | undefined {
    return objectionWords(new Problem(status, body).objection, t) ?? body.detail ?? body.title;
  }
}
