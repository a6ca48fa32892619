/** What is being typed after an `@`, and where it stands; null when the caret is in no mention. */
export interface MentionDraft {
  start: number;
  end: number;
  query: string;
}

export function mentionAt(text: string, caret: number): MentionDraft | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[^\w.@-])@([\p{L}\p{N}._-]{0,40})$/u.exec(before);
  const query = match?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, end: caret, query };
}

/** The text with the mention completed, and where the caret goes. */
export function complete(
  text: string,
  draft: MentionDraft,
  id: string,
): { text: string; caret: number } {
  const rest = text.slice(draft.end);
  const inserted = `@${id}${/^\s/.test(rest) ? '' : ' '}`;
  return {
    text: text.slice(0, draft.start) + inserted + rest,
    caret: draft.start + inserted.length,
  };
}
