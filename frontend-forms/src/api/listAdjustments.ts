import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

/** What a person laid over the forecast of one category. */
export interface Adjustment {
  id: string;
  category: string;
  percent: number;
  decisionId: string;
  decidedBy: string;
  team: string | null;
  at: string;
  active: boolean;
}

export function adjustmentsQuery(instanceId: string) {
  return queryOptions({
    queryKey: ['instance', instanceId, 'adjustments'],
    queryFn: ({ signal }) =>
      requestJson<Adjustment[]>(`/instances/${encodeURIComponent(instanceId)}/adjustments`, {
        signal,
      }),
  });
}
