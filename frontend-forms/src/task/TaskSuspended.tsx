import { Button } from '@carbon/react';
import PauseOutline from '@carbon/icons-react/es/PauseOutline';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import type { Task } from '../api/types';
import { Discussion } from '../discussion/Discussion';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';
import { taskName } from '../ui/names';

interface Props {
  taskId: string;
  /** The task as it was before, when the page knew it. */
  task: Task | undefined;
  problem: Problem;
  onRetry: () => void;
}

/** The task is open, but nobody can work on it as long as its run is suspended. */
export function TaskSuspended({ taskId, task, problem, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-page">
      <PageHead
        title={task ? taskName(task) : t('task.goneTitle')}
        parent={{ label: t('nav.inbox'), to: '/' }}
      />
      <EmptyState
        icon={<PauseOutline size={32} />}
        title={t('task.suspended')}
        text={
          problem.suspendedBy
            ? t('task.suspendedBy', { name: problem.suspendedBy })
            : t('task.suspendedText')
        }
      >
        <Button kind="tertiary" size="md" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
        <p className="cs-links">
          {problem.instanceId && (
            <Link
              to="/instances/$instanceId"
              params={{ instanceId: problem.instanceId }}
              className="cds--link"
            >
              {t('task.suspendedInstance')}
            </Link>
          )}
          <Link to="/" className="cds--link">
            {t('task.backToInbox')}
          </Link>
        </p>
      </EmptyState>
      <Discussion taskId={taskId} />
    </div>
  );
}
