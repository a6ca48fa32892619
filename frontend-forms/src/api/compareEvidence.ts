import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Cell, EvidenceBlock, MetricStatus, ValueFormat } from './types';

export type Change = 'same' | 'changed' | 'added' | 'removed';
export type Trend = 'better' | 'worse' | 'equal' | 'unknown';

export interface MetricComparison {
  label: string;
  format: ValueFormat | null;
  unit: string | null;
  from: Cell;
  to: Cell;
  difference: number | null;
  relative: number | null;
  change: Change;
  trend: Trend;
  fromStatus: MetricStatus | null;
  toStatus: MetricStatus | null;
}

export interface TableComparison {
  keyColumns: string[];
  columns: { key: string; label: string | null; format: ValueFormat | null; change: Change }[];
  added: number;
  removed: number;
  changed: number;
  same: number;
  rows: {
    change: Change;
    cells: { from: Cell; to: Cell; difference: number | null; change: Change }[];
  }[];
  truncated: boolean;
}

export interface TextLine {
  change: Change;
  text: string;
}

export interface BlockComparison {
  type: EvidenceBlock['type'];
  title: string | null;
  change: Change;
  from: EvidenceBlock | null;
  to: EvidenceBlock | null;
  metrics: MetricComparison[] | null;
  table: TableComparison | null;
  lines: TextLine[] | null;
}

export interface EvidenceComparison {
  from: string;
  to: string;
  fromTitle: string | null;
  toTitle: string | null;
  identical: boolean;
  blocks: BlockComparison[];
}

/** What the evidence is compared with: the decision that approved it last. */
export interface Approved {
  decisionId: string;
  decidedBy: string;
  decidedAt: string;
  instanceId: string;
  businessKey: string | null;
}

export interface ComparedEvidence {
  with: Approved | null;
  comparison: EvidenceComparison;
}

/** With the evidence that was approved last at the same step, or with an earlier one by its digest. */
export function taskComparisonQuery(taskId: string, digest: string | null, earlier?: string) {
  return queryOptions({
    queryKey: ['comparison', 'task', taskId, digest, earlier ?? null],
    queryFn: ({ signal }) =>
      requestJson<ComparedEvidence>(`/tasks/${encodeURIComponent(taskId)}/evidence/comparison`, {
        query: { with: earlier },
        signal,
      }),
  });
}

/** With the evidence that was approved last before this decision. */
export function decisionComparisonQuery(decisionId: string) {
  return queryOptions({
    queryKey: ['comparison', 'decision', decisionId],
    queryFn: ({ signal }) =>
      requestJson<ComparedEvidence>(`/decisions/${encodeURIComponent(decisionId)}/comparison`, {
        signal,
      }),
    staleTime: Infinity,
  });
}
