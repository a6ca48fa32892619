import { Button } from '@carbon/react';
import CheckmarkOutline from '@carbon/icons-react/es/CheckmarkOutline';
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

/** Nobody can work on the task: its run is suspended, somebody was faster, or the process went another way. */
export function TaskAway({ taskId, task, problem, onRetry }: Props) {
  const { t } = useTranslation();
  const suspended = problem.code === 'task-suspended';
  const instanceId = suspended ? problem.instanceId : task?.instanceId;
  return (
    <div className="cs-page">
      <PageHead
        title={task ? taskName(task) : t('task.goneTitle')}
        parent={{ label: t('nav.inbox'), to: '/' }}
      />
      <EmptyState
        icon={suspended ? <PauseOutline size={32} /> : <CheckmarkOutline size={32} />}
        title={t(suspended ? 'task.suspended' : 'task.gone')}
        text={suspended ? whyItWaits() : whyItIsGone()}
      >
        {suspended && (
          <Button kind="tertiary" size="md" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        )}
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
          {instanceId && (
            <Link to="/instances/$instanceId" params={{ instanceId }} className="cds--link">
              {t(suspended ? 'task.suspendedInstance' : 'task.goneInstance')}
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

  function whyItWaits(): string {
    return problem.suspendedBy
      ? t('task.suspendedBy', { name: problem.suspendedBy })
      : t('task.suspendedText');
  }

  function whyItIsGone(): string {
    return problem.decidedBy
      ? t('task.goneDecided', { name: problem.decidedBy })
      : t(problem.status === 404 ? 'task.goneUnknown' : 'task.goneText');
  }
}
