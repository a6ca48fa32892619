import { requestJson } from './http';
import type { FormData, Instance } from './types';

export interface StartRequest {
  businessKey?: string;
  variables: FormData;
}

/** Starts a process; 400 carries `violations` like completing a task does. */
export function startProcess(key: string, request: StartRequest): Promise<Instance> {
  return requestJson<Instance>(`/definitions/${encodeURIComponent(key)}/start`, {
    method: 'POST',
    body: request,
  });
}
