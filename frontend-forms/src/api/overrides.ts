import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';
import type { Objection } from './objection';
import type { Page } from './types';

export type OverrideState = 'PENDING' | 'CONFIRMED' | 'USED' | 'REFUSED' | 'EXPIRED' | 'OBSOLETE';

/** A request that a person may do one task although a rule forbids it. */
export interface Override {
  id: string;
  state: OverrideState;
  taskId: string;
  taskKey: string;
  taskName: string | null;
  instanceId: string;
  definitionKey: string;
  businessKey: string | null;
  user: string;
  reason: string;
  /** What is against it, as it was when it was asked for, in English. */
  objection: string;
  /** The same as values; empty for old requests. */
  objections?: Objection[];
  requestedBy: string;
  requestedAt: string;
  answerUntil: string;
  answeredBy: string | null;
  answeredAt: string | null;
  comment: string | null;
  usableUntil: string | null;
  decisionId: string | null;
}

export const OVERRIDES_PER_PAGE = 20;

/** Requests for exceptions in one of the states, latest first; for admins. `page` counts from 0. */
export function overridesQuery(filter: { state: OverrideState[]; page: number }) {
  return queryOptions({
    queryKey: ['overrides', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      requestJson<Page<Override>>('/override-requests', {
        query: { ...filter, size: OVERRIDES_PER_PAGE },
        signal,
      }),
  });
}

/** Asks for an exception. 409 says when there is nothing to except from, or somebody has asked already. */
export function requestOverride(
  taskId: string,
  wanted: { user: string; reason: string },
): Promise<Override> {
  return requestJson(`/tasks/${encodeURIComponent(taskId)}/override-requests`, {
    method: 'POST',
    body: wanted,
  });
}

/** Answers a request, as a second admin. */
export function answerOverride(
  id: string,
  answer: 'confirm' | 'refuse',
  comment: string | null,
): Promise<Override> {
  return requestJson(`/override-requests/${encodeURIComponent(id)}/${answer}`, {
    method: 'POST',
    body: { comment },
  });
}
