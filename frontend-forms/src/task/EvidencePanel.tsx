import type { UseQueryResult } from '@tanstack/react-query';
import type { Evidence } from '../api/types';
import { EvidenceView } from '../evidence/EvidenceView';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';

export function EvidencePanel({ evidence }: { evidence: UseQueryResult<Evidence> }) {
  if (evidence.data) {
    return <EvidenceView document={evidence.data.document} />;
  }
  if (evidence.isError) {
    return <ProblemNotice problem={evidence.error} onRetry={() => void evidence.refetch()} />;
  }
  return <Loading lines={10} />;
}
