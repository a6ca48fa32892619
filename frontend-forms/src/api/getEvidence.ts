import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { EvidenceDocument } from './types';

/** The document alone: who asks by digest knows the digest. */
export function evidenceQuery(digest: string) {
  return queryOptions({
    queryKey: ['evidence', digest],
    queryFn: ({ signal }) =>
      requestJson<EvidenceDocument>(`/evidence/${encodeURIComponent(digest)}`, { signal }),
    staleTime: Infinity,
  });
}
