import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import CloseOutline from '@carbon/icons-react/es/CloseOutline';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import InProgress from '@carbon/icons-react/es/InProgress';
import { useTranslation } from 'react-i18next';
import type { Activity, Incident } from '../api/types';
import { Elapsed } from '../ui/Elapsed';
import { formatTime } from '../ui/format';

const ICONS = {
  COMPLETED: CheckmarkFilled,
  CANCELLED: CloseOutline,
  ACTIVE: InProgress,
  STUCK: ErrorFilled,
} as const;

interface Props {
  activities: Activity[];
  incidents: Incident[];
}

/** What happened so far, newest first. Branching points of the drawing are left out: they say nothing here. */
export function Timeline({ activities, incidents }: Props) {
  const { t } = useTranslation();
  const stuck = new Set(incidents.map((incident) => incident.activityId));
  const told = activities
    .filter((activity) => !/gateway|multiInstanceBody/i.test(activity.type))
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('instance.timeline')}</h2>
      <ol className="cs-timeline">
        {told.map((activity, index) => {
          const open = activity.state === 'ACTIVE';
          const state = open && stuck.has(activity.activityId) ? 'STUCK' : activity.state;
          const Icon = ICONS[state];
          return (
            <li key={index} className={`cs-timeline__item cs-timeline__item--${state}`}>
              <Icon size={16} aria-hidden="true" />
              <div>
                <span className="cs-timeline__name">{activity.name ?? activity.activityId}</span>
                <span className="cs-second">
                  {t(`activity.${state}`)}
                  {activity.assignee && `, ${activity.assignee}`}
                  {' · '}
                  <time dateTime={activity.startedAt}>{formatTime(activity.startedAt)}</time>
                  {tellsDuration(activity) && (
                    <>
                      {' · '}
                      <Elapsed from={activity.startedAt} to={activity.endedAt} />
                    </>
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Start and end are moments; only steps take time. */
function tellsDuration(activity: Activity): boolean {
  return !/event/i.test(activity.type);
}
