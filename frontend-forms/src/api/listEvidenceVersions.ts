import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

/** Evidence that a step of a case has shown, in this or an earlier round. */
export interface EvidenceVersion {
  taskId: string;
  round: number;
  number: number;
  digest: string;
  title: string | null;
  shownAt: string;
  current: boolean;
  decisionId: string | null;
  decidedBy: string | null;
  outcome: string | null;
}

export function evidenceVersionsQuery(taskId: string, digest: string | null) {
  return queryOptions({
    queryKey: ['evidence-versions', taskId, digest],
    queryFn: ({ signal }) =>
      requestJson<EvidenceVersion[]>(`/tasks/${encodeURIComponent(taskId)}/evidence/versions`, {
        signal,
      }),
  });
}
