import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Decision, Page } from './types';

export interface DecisionFilter {
  q?: string;
  definition?: string;
  person?: string;
  outcome?: string;
  from?: string;
  to?: string;
}

export function decisionSearchQuery(filter: DecisionFilter, page: number, size: number) {
  return queryOptions({
    queryKey: ['decision-search', filter, page, size],
    queryFn: ({ signal }) =>
      requestJson<Page<Decision>>('/decisions', {
        query: { ...inTime(filter), page, size },
        signal,
      }),
    placeholderData: (previous) => previous,
  });
}

/** Days are those of the reader's time zone; the service counts in UTC. */
function inTime(filter: DecisionFilter): DecisionFilter {
  return {
    ...filter,
    ...(filter.from ? { from: beginning(filter.from, 0) } : {}),
    ...(filter.to ? { to: beginning(filter.to, 1) } : {}),
  };
}

function beginning(day: string, daysLater: number): string {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const moment = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(moment.getTime()) ? day : moment.toISOString();
}

/** Where the browser downloads the records that the filter names. */
export function exportAddress(format: 'jsonl' | 'csv', filter: DecisionFilter): string {
  const parameters = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(inTime(filter))) {
    if (typeof value === 'string' && value !== '') {
      parameters.set(name, value);
    }
  }
  return `/api/decisions/export?${parameters.toString()}`;
}

export function reportAddress(decisionId: string): string {
  return `/api/decisions/${encodeURIComponent(decisionId)}/report`;
}
