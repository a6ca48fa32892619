import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taskDeadlinesQuery } from '../api/getTaskDeadlines';
import type { Task } from '../api/types';
import { AdjustDeadline } from './AdjustDeadline';
import { ComingSteps } from './ComingSteps';
import { DeadlineEvents } from './DeadlineEvents';
import { sentence } from './words';
import './deadline.scss';

/** What will happen to a task that waits too long, and what has happened; nothing where its model names no deadline. */
export function Deadlines({ task }: { task: Pick<Task, 'id' | 'assignee' | 'dueAt'> }) {
  const { t } = useTranslation();
  const found = useQuery(taskDeadlinesQuery(task));
  if (!found.data || (found.data.deadlines.length === 0 && found.data.events.length === 0)) {
    return null;
  }
  const { deadlines, events, adjustable } = found.data;
  const shown = deadlines.flatMap((deadline) => {
    const words = sentence(deadline, t);
    return words === null ? [] : [{ deadline, words }];
  });
  if (shown.length === 0 && events.length === 0) {
    return null;
  }
  return (
    <section className="cs-deadlines" aria-label={t('deadline.title')}>
      <ul className="cs-deadlines__list">
        {shown.map(({ deadline, words }) => (
          <li key={deadline.number}>
            <span className="cs-deadlines__words">
              {words}
              {deadline.postponed && <span className="cs-muted"> ({t('deadline.postponed')})</span>}
            </span>
            {adjustable && <AdjustDeadline taskId={task.id} deadline={deadline} />}
            <ComingSteps deadline={deadline} />
          </li>
        ))}
      </ul>
      {events.length > 0 && <DeadlineEvents events={events} />}
    </section>
  );
}
