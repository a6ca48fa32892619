import CheckmarkOutline from '@carbon/icons-react/es/CheckmarkOutline';
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
}

/** The task is no longer open: somebody was faster, or the process went another way. */
export function TaskGone({ taskId, task, problem }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-page">
      <PageHead
        title={task ? taskName(task) : t('task.goneTitle')}
        parent={{ label: t('nav.inbox'), to: '/' }}
      />
      <EmptyState
        icon={<CheckmarkOutline size={32} />}
        title={t('task.gone')}
        text={
          problem.decidedBy
            ? t('task.goneDecided', { name: problem.decidedBy })
            : t(problem.status === 404 ? 'task.goneUnknown' : 'task.goneText')
        }
      >
        <p className="cs-links">
          {problem.decisionId && (
            <Link
              to="/decisions/$decisionId"
              params={{ decisionId: problem.decisionId }}
              className="cds--link"
            >
              {t('task.goneDecision')}
            </Link>
          )}
          {task && (
            <Link
              to="/instances/$instanceId"
              params={{ instanceId: task.instanceId }}
              className="cds--link"
            >
              {t('task.goneInstance')}
            </Link>
          )}
          <Link to="/" className="cds--link">
            {t('task.backToInbox')}
          </Link>
        </p>
      </EmptyState>
      {problem.status === 409 && <Discussion taskId={taskId} />}
    </div>
  );
}
