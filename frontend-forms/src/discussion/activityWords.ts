import type { TFunction } from 'i18next';
import type { ActivityEntry } from '../api/getTaskActivity';
import { formatTime } from '../ui/format';

const KINDS = [
  'created',
  'claimed',
  'unclaimed',
  'assigned',
  'delegated',
  'resolved',
  'changed',
  'removed',
  'set',
  'offered',
  'withdrawn',
  'commented',
  'comment-deleted',
  'attached',
  'attachment-removed',
  'voted',
  'decided',
  'completed',
  'ended',
  'reminded',
  'escalated',
  'reassigned',
  'priority-changed',
  'refused',
  'postponed',
  'cancelled',
] as const;

const FIELDS = ['dueAt', 'followUpAt', 'priority', 'name', 'description'] as const;

/** One entry of a task's history as a sentence. A kind that this page does not know is shown by its name. */
export function activityWords(
  entry: ActivityEntry,
  name: (id: string) => string,
  t: TFunction,
): string {
  const { details } = entry;
  const who = entry.by === null ? t('discussion.theProcess') : name(entry.by);
  const person = (id: unknown) => (typeof id === 'string' ? name(id) : t('discussion.nobody'));
  const field = FIELDS.find((known) => known === details['field']);
  const kind = KINDS.find((known) => known === entry.kind);
  if (kind === undefined) {
    return t('discussion.kind.other', { who, kind: entry.kind });
  }
  return t(`discussion.kind.${kind === 'changed' ? changed(details) : kind}`, {
    who,
    to: kind === 'changed' ? value(field, details['to']) : person(details['to']),
    from: kind === 'changed' ? value(field, details['from']) : person(details['from']),
    field: field === undefined ? String(details['field'] ?? '') : t(`discussion.field.${field}`),
    target: String(
      details['group'] ??
        details['target'] ??
        (details['user'] ? person(details['user']) : t('discussion.nobody')),
    ),
    file: String(details['file'] ?? ''),
    outcome: String(details['outcome'] ?? '–'),
    reason: String(details['reason'] ?? ''),
  });
}

function changed(details: ActivityEntry['details']): 'changed' | 'removed' | 'set' {
  if (details['to'] === null) {
    return 'removed';
  }
  return details['from'] === null ? 'set' : 'changed';
}

function value(field: string | undefined, content: unknown): string {
  if (content === null || content === undefined) {
    return '–';
  }
  return field === 'dueAt' || field === 'followUpAt'
    ? formatTime(String(content))
    : String(content);
}
