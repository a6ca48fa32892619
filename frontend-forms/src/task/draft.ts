import type { FormData } from '../api/types';

const PREFIX = 'countersign.draft.';

/**
 * What a person has typed into a task's form and not sent yet. It outlives a reload and an ended
 * session, stays in this browser tab, and goes away when the task is done or the person signs out.
 */
export function readDraft(taskId: string): FormData | null {
  try {
    const text = sessionStorage.getItem(PREFIX + taskId);
    return text === null ? null : (JSON.parse(text) as FormData);
  } catch {
    return null;
  }
}

export function writeDraft(taskId: string, data: FormData): void {
  try {
    sessionStorage.setItem(PREFIX + taskId, JSON.stringify(data));
  } catch {
    // A full or forbidden storage costs the draft, not the page.
  }
}

export function clearDraft(taskId: string): void {
  try {
    sessionStorage.removeItem(PREFIX + taskId);
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
