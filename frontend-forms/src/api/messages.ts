import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import type { Page } from './types';

export type MessageState = 'PENDING' | 'SENT' | 'FAILED' | 'CANCELLED';

/** The envelope of a mail, or of a message to a chat room. */
export interface Message {
  id: string;
  /** Why it was written, as `escalated`; null for a digest. */
  kind: string | null;
  channel: 'MAIL' | 'WEBHOOK';
  /** The id of a user; null for a room of several people. */
  recipient: string | null;
  address: string;
  language: string;
  subject: string;
  taskId: string | null;
  instanceId: string | null;
  state: MessageState;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  nextAttemptAt: string | null;
  lastError: string | null;
}

/** Of what operators see in the outbox, the newest first. */
export interface MessageFilter {
  state?: MessageState | undefined;
  kind?: string | undefined;
  recipient?: string | undefined;
}

export function messagesQuery(filter: MessageFilter, page: number, size: number) {
  return queryOptions({
    queryKey: ['messages', filter, page, size],
    queryFn: ({ signal }) =>
      requestJson<Page<Message>>('/notifications', { query: { ...filter, page, size }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** Puts a message that was given up into the outbox again. */
export function resendMessage(id: string): Promise<void> {
  return requestNothing(`/notifications/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}
