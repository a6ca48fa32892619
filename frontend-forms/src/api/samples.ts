import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export interface Agreement {
  period: string | null;
  sampled: number;
  agreed: number;
  corrected: number;
  disagreed: number;
  disagreement: number | null;
  low: number | null;
  high: number | null;
}

export interface Sample {
  instanceId: string;
  definitionKey: string;
  businessKey: string | null;
  decisionId: string;
  decidedBy: string;
  decidedAt: string;
  verdict: 'AGREED' | 'CORRECTED' | 'DISAGREED';
}

export interface SamplePage {
  summary: Agreement;
  periods: Agreement[];
  items: Sample[];
  total: number;
}

/** Blind reviews of automatic approvals that have been answered. */
export function samplesQuery(definition: string) {
  return queryOptions({
    queryKey: ['samples', definition],
    queryFn: ({ signal }) =>
      requestJson<SamplePage>('/samples', { query: { definition, size: 100 }, signal }),
  });
}
