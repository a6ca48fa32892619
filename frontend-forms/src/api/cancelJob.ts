import { requestNothing } from './http';

export function cancelJob(id: string): Promise<void> {
  return requestNothing(`/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
}
