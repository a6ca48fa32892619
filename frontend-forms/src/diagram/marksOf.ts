import type { Activity, Incident } from '../api/types';
import type { Marks } from './viewer';

/** A step that is open again counts as current, even when an earlier round of it is done. */
export function marksOf(activities: readonly Activity[], incidents: readonly Incident[]): Marks {
  const stuck = new Set(incidents.map((incident) => incident.activityId));
  const current = new Set(
    activities
      .filter((activity) => activity.state === 'ACTIVE' && !stuck.has(activity.activityId))
      .map((activity) => activity.activityId),
  );
  const done = new Set(
    activities
      .filter((activity) => activity.state === 'COMPLETED')
      .map((activity) => activity.activityId)
      .filter((id) => !current.has(id) && !stuck.has(id)),
  );
  return { done: [...done], current: [...current], stuck: [...stuck] };
}
