import type { PersonName } from '../api/comments';

interface Props {
  text: string;
  mentions: PersonName[];
}

const MENTION = /(^|[^\w.@-])@([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_])?)/g;

/** The words as they were typed, never as HTML; who is mentioned stands out by name. */
export function CommentText({ text, mentions }: Props) {
  const names = new Map(mentions.map((person) => [person.id, person.name]));
  const parts: (string | PersonName)[] = [];
  let last = 0;
  for (const match of text.matchAll(MENTION)) {
    const [whole, before = '', id = ''] = match;
    const name = names.get(id);
    if (name !== undefined) {
      parts.push(text.slice(last, match.index + before.length), { id, name });
      last = match.index + whole.length;
    }
  }
  parts.push(text.slice(last));
  return (
    <p className="cs-comment__text">
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <span key={index} className="cs-mention" title={part.id}>
            @{part.name}
          </span>
        ),
      )}
    </p>
  );
}
