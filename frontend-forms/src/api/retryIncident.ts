import { requestNothing } from './http';

/** Lets the step that stopped be tried again; for operators. */
export function retryIncident(instanceId: string, incidentId: string): Promise<void> {
  const instance = encodeURIComponent(instanceId);
  const incident = encodeURIComponent(incidentId);
  return requestNothing(`/instances/${instance}/incidents/${incident}/retry`, { method: 'POST' });
}
