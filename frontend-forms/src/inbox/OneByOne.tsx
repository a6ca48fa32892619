import { InlineNotification } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types';

interface Props {
  tasks: TaskItem[];
  /** Why each cannot be completed together with the others, by task. */
  reasons: ReadonlyMap<string, string>;
}

/** Tasks whose form depends on their own case: nobody signs what only another case has shown. */
export function OneByOne({ tasks, reasons }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <InlineNotification
        kind="info"
        role="status"
        lowContrast
        hideCloseButton
        title={t('savedFilters.oneByOne')}
        subtitle={t('savedFilters.oneByOneText')}
      />
      <ul className="cs-stack">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="cds--link">
              {task.businessKey ?? task.id}
            </Link>
            {reasons.has(task.id) && <span className="cs-second"> {reasons.get(task.id)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
