import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Completion } from './types';

/** Why a choice has to be made on the page of the task. */
export type WayToTask = 'evidence-changed' | 'evidence-stale' | 'draft-kept' | 'more-fields';

export interface MailDecision {
  taskId: string;
  title: string;
  option: { value: string; label: string };
  facts: { label: string; value: string }[];
  metrics: {
    label: string;
    value: string;
    limit: string | null;
    status: string;
    statusLabel: string;
  }[];
  commentAllowed: boolean;
  evidenceChanged: boolean;
  decideOnPage: WayToTask | null;
  expiresAt: string;
}

/** What a button of a mail stands for; asking decides nothing. */
export function mailDecisionQuery(token: string) {
  return queryOptions({
    queryKey: ['mail-decision', token],
    queryFn: ({ signal }) => requestJson<MailDecision>(path(token), { signal }),
    retry: false,
    staleTime: Infinity,
  });
}

/** Decides. */
export function confirmMailDecision(token: string, comment: string): Promise<Completion> {
  return requestJson<Completion>(path(token), {
    method: 'POST',
    body: { comment: comment.trim() === '' ? null : comment },
  });
}

function path(token: string): string {
  return `/mail-decisions/${encodeURIComponent(token)}`;
}
