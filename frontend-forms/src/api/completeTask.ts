import { requestJson } from './http';
import type { Completion, FormData } from './types';

export interface CompletionRequest {
  data: FormData;
  /** The digest of the evidence that was on the screen. */
  evidenceDigest: string | null;
  /** The version of newer data that the person knows of and decides in spite of. */
  staleSeen?: string;
}

/**
 * Completes a task. 400 carries `violations`, 403 is not yours or four eyes, 409 with the code
 * `evidence-changed` carries `currentDigest`, `evidence-stale` wants `staleSeen`, any other 409 means somebody was faster.
 */
export function completeTask(id: string, request: CompletionRequest): Promise<Completion> {
  return requestJson<Completion>(`/tasks/${encodeURIComponent(id)}/complete`, {
    method: 'POST',
    body: request,
  });
}
