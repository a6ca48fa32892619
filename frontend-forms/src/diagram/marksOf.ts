import type { Activity, Incident, Instance } from '../api/types';
import type { Marks } from './viewer';

/** A step that is open again counts as current, even when an earlier round of it is done. */
export function marksOf(
  activities: readonly Activity[],
  incidents: readonly Incident[],
  waiting: Instance['currentActivities'] = [],
): Marks {
  const stuck = new Set(incidents.map((incident) => incident.activityId));
  // A step that waits for its turn is current, but has not begun: it is not among the activities.
  const current = new Set(
    activities
      .filter((activity) => activity.state === 'ACTIVE')
      .map((activity) => activity.activityId)
      .concat(waiting.map((step) => step.id))
      .filter((id) => !stuck.has(id)),
  );
  const done = new Set(
    activities
      .filter((activity) => activity.state === 'COMPLETED')
      .map((activity) => activity.activityId)
      .filter((id) => !current.has(id) && !stuck.has(id)),
  );
  return { done: [...done], current: [...current], stuck: [...stuck] };
}
