import { requestJson, requestNothing, requestText } from './http';
import type { FormData } from './types';

/** What somebody has filled in and not sent. */
export interface Draft {
  version: number;
  data: FormData;
  evidenceDigest: string | null;
  savedAt: string;
}

export interface SavedDraft {
  version: number;
  savedAt: string;
}

/** @param place `/tasks/{id}` or `/definitions/{key}` */
export async function getDraft(place: string): Promise<Draft | null> {
  const text = await requestText(`${place}/draft`, 'application/json');
  return text === '' ? null : (JSON.parse(text) as Draft);
}

/** 409 with the code `draft-changed` when it was saved elsewhere since this version. */
export function putDraft(
  place: string,
  draft: { version: number; data: FormData; evidenceDigest: string | null },
): Promise<SavedDraft> {
  return requestJson<SavedDraft>(`${place}/draft`, { method: 'PUT', body: draft });
}

export function deleteDraft(place: string): Promise<void> {
  return requestNothing(`${place}/draft`, { method: 'DELETE' });
}
