import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ActivityEntry, taskActivityQuery } from '../api/getTaskActivity';
import { formatTime } from '../ui/format';
import { Loading } from '../ui/Loading';
import { Moment } from '../ui/Moment';
import { ProblemNotice } from '../ui/ProblemNotice';
import { activityWords } from './activityWords';

/** What happened to a task, the latest first. */
export function ActivityTimeline({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const activity = useQuery(taskActivityQuery(taskId));
  if (activity.isError) {
    return <ProblemNotice problem={activity.error} onRetry={() => void activity.refetch()} />;
  }
  if (!activity.data) {
    return <Loading lines={4} />;
  }
  const names = new Map(activity.data.people.map((person) => [person.id, person.name]));
  const name = (id: string) => names.get(id) ?? id;
  return (
    <ol className="cs-timeline">
      {[...activity.data.items].reverse().map((entry, index) => (
        <li key={index} className="cs-timeline__entry">
          <span>{words(entry)}</span>
          <span className="cs-second" title={formatTime(entry.at)}>
            <Moment at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );

  function words(entry: ActivityEntry): string {
    return activityWords(entry, name, t);
  }
}
