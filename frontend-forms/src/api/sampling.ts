import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export interface SamplingShare {
  definition: string;
  share: number;
  setBy: string | null;
  setAt: string | null;
}

/** How many automatic approvals of a process a person looks at. */
export function samplingShareQuery(definition: string) {
  return queryOptions({
    queryKey: ['sampling', definition],
    queryFn: ({ signal }) =>
      requestJson<SamplingShare>(`/sampling/${encodeURIComponent(definition)}`, { signal }),
  });
}

/** Sets the share, a fraction from 0 to 1. */
export function setSamplingShare(definition: string, share: number): Promise<SamplingShare> {
  return requestJson<SamplingShare>(`/sampling/${encodeURIComponent(definition)}`, {
    method: 'PUT',
    body: { share },
  });
}
