import { requestNothing } from './http';

/** Says what became of a job whose fate the service cannot find out itself. */
export function resolveJob(id: string, outcome: 'FAILED' | 'RETRY'): Promise<void> {
  return requestNothing(`/jobs/${encodeURIComponent(id)}/resolve`, {
    method: 'POST',
    body: { outcome },
  });
}
