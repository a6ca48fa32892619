/** What an input of the type datetime-local shows for an instant, in the reader's time zone; '' for none. */
export function toLocal(at: string | null): string {
  if (at === null) {
    return '';
  }
  const date = new Date(at);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The instant that such an input means; null when it is empty or half filled in. */
export function fromLocal(text: string): string | null {
  const date = new Date(text);
  return text === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
