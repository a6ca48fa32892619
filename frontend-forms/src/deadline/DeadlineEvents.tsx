import { useTranslation } from 'react-i18next';
import type { DeadlineEvent } from '../api/getTaskDeadlines';
import { formatTime } from '../ui/format';
import { whom } from './words';

/** What has happened at the deadlines of a task, folded. */
export function DeadlineEvents({ events }: { events: DeadlineEvent[] }) {
  const { t } = useTranslation();
  return (
    <details className="cs-deadlines__more">
      <summary>{t('deadline.history', { count: events.length })}</summary>
      <ul>
        {events.map((event, index) => (
          <li key={index}>
            <time dateTime={event.at}>{formatTime(event.at)}</time>
            {': '}
            {t(`deadline.event.${event.what}`, { target: target(event) })}
            {event.actor !== null && ` ${t('deadline.by', { name: event.actor })}`}
            {event.recipients.length > 0 && (
              <span className="cs-second">
                {' '}
                ({t('deadline.told', { people: event.recipients.join(', ') })})
              </span>
            )}
            {event.reason !== null && <p className="cs-second">{event.reason}</p>}
          </li>
        ))}
      </ul>
    </details>
  );

  function target(event: DeadlineEvent): string {
    if (event.what === 'POSTPONED') {
      return formatTime(event.target ?? '');
    }
    if (event.what === 'ESCALATED') {
      return t('deadline.group', { name: event.target });
    }
    return event.what === 'PRIORITY_CHANGED' ? (event.target ?? '') : whom(event.target, t);
  }
}
