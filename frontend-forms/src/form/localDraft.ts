import type { FormData } from '../api/types';

const PREFIX = 'countersign.draft.';

/** What has been typed, as this browser keeps it until the service has it. */
export interface LocalDraft {
  data: FormData;
  /** The version of the service's draft that it follows. */
  version: number;
  /** Typed, and not on the service yet. */
  pending: boolean;
  at: string;
}

/** It outlives a reload and an ended session, stays in this browser tab, and goes when the person signs out. */
export function readLocal(place: string): LocalDraft | null {
  try {
    const text = sessionStorage.getItem(PREFIX + place);
    const draft = text === null ? null : (JSON.parse(text) as LocalDraft);
    return typeof draft?.data === 'object' ? draft : null;
  } catch {
    return null;
  }
}

export function writeLocal(place: string, draft: LocalDraft): void {
  try {
    sessionStorage.setItem(PREFIX + place, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the draft, not the page.
  }
}

export function clearLocal(place: string): void {
  try {
    sessionStorage.removeItem(PREFIX + place);
  } catch {
    // Nothing was kept then.
  }
}

export function clearDrafts(): void {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Nothing was kept then.
  }
}
