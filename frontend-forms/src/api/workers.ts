import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

/** A program outside the service that works on external tasks. */
export interface Worker {
  id: string;
  state: 'LIVE' | 'GONE';
  lastSeenAt: string;
  userId: string;
  topics: string[];
  /** Absent when it only asks for tasks. */
  announcement?: WorkerAnnouncement | null;
}

export interface WorkerAnnouncement {
  name: string;
  language?: string | null;
  version?: string | null;
  contact?: string | null;
  docsUrl?: string | null;
}

export interface Topic {
  topic: string;
  servedBy: 'SERVICE' | 'WORKERS' | 'NOBODY';
  waiting: number;
  taken: number;
  liveWorkers: string[];
  lastSeenAt?: string | null;
  /** When nobody has asked for its waiting tasks for too long: since when. */
  silentSince?: string | null;
}

export interface SilentTopic {
  topic: string;
  silentSince: string;
  waiting: number;
}

export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: ({ signal }) =>
    requestJson<{ workers: Worker[]; topics: Topic[] }>('/workers', { signal }),
  refetchInterval: 10_000,
});

/** Topics with waiting tasks and no worker. */
export function silentTopicsQuery(enabled: boolean) {
  return queryOptions({
    queryKey: ['workers', 'warnings'],
    queryFn: ({ signal }) => requestJson<SilentTopic[]>('/workers/warnings', { signal }),
    refetchInterval: 30_000,
    enabled,
  });
}
