import { requestNothing } from './http';

/** Stops a running process for good; for operators. */
export function cancelInstance(id: string, reason: string): Promise<void> {
  return requestNothing(`/instances/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    query: { reason },
  });
}
