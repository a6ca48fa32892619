import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import type { FormData, FormSchema } from './types';

export type RepairAction = 'RETRY' | 'SKIP' | 'ABORT';

/** What a person has to know to repair a failed job. */
export interface JobRepair {
  jobId: string;
  error: { code: string; message: string; badInput: boolean };
  advice: string;
  attempts: number;
  logTail: string;
  actions: RepairAction[];
  settings: { name: string; value: string | null; least: string; most: string }[];
  form: FormSchema;
  data: FormData;
}

export interface RepairDecision {
  action: RepairAction;
  settings?: Record<string, string>;
  result?: unknown;
  reason?: string;
}

export function jobRepairQuery(id: string) {
  return queryOptions({
    queryKey: ['job', id, 'repair'],
    queryFn: ({ signal }) =>
      requestJson<JobRepair>(`/jobs/${encodeURIComponent(id)}/repair`, { signal }),
    // A form must not change under the hands of the person who fills it in.
    staleTime: Infinity,
  });
}

export function repairJob(id: string, decision: RepairDecision): Promise<void> {
  return requestNothing(`/jobs/${encodeURIComponent(id)}/repair`, {
    method: 'POST',
    body: decision,
  });
}
