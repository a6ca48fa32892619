import CheckmarkOutline from '@carbon/icons-react/es/CheckmarkOutline';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';

/** The task is no longer open: somebody was faster, or the process went another way. */
export function TaskGone({ task }: { task: Task | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="cs-page">
      <PageHead
        title={task?.name ?? t('task.goneTitle')}
        parent={{ label: t('nav.inbox'), to: '/' }}
      />
      <EmptyState
        icon={<CheckmarkOutline size={32} />}
        title={t('task.gone')}
        text={t('task.goneText')}
      >
        <p className="cs-links">
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
    </div>
  );
}
