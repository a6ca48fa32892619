import type { TFunction } from 'i18next';
import type { Deadline, DeadlineStep } from '../api/getTaskDeadlines';
import { formatTime } from '../ui/format';

/** `user:mia` and `group:managers` as one says them. */
export function whom(target: string | null, t: TFunction): string {
  if (target === null) {
    return t('deadline.candidates');
  }
  if (target === 'assignee' || target === 'candidates') {
    return t(`deadline.${target}`);
  }
  if (target.startsWith('group:')) {
    return t('deadline.group', { name: target.slice('group:'.length) });
  }
  return target.startsWith('user:') ? target.slice('user:'.length) : target;
}

/** What a step does: "a reminder goes out". */
export function what(step: DeadlineStep, t: TFunction): string {
  const target = step.target ?? '';
  switch (step.action) {
    case 'REMIND': {
      const words =
        step.target === null
          ? t('deadline.remindWaiting')
          : t('deadline.remindSomebody', { whom: whom(step.target, t) });
      return step.every === null
        ? words
        : t('deadline.repeated', { what: words, every: amount(step.every) });
    }
    case 'ESCALATE':
      return t('deadline.escalate', { whom: t('deadline.group', { name: target }) });
    case 'REASSIGN':
      return t('deadline.reassign', { whom: whom(step.target, t) });
    case 'PRIORITY':
      return t(/^[+-]/.test(target) ? 'deadline.priorityChange' : 'deadline.prioritySet', {
        change: target,
      });
  }
}

/** The steps that are still to come, the next one first. */
export function coming(deadline: Deadline): (DeadlineStep & { at: string })[] {
  return deadline.steps
    .filter((step): step is DeadlineStep & { at: string } => step.at !== null)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** "If nobody starts by 24 Nov 2026, 10:00, a reminder goes out." Null when nothing more is to happen. */
export function sentence(deadline: Deadline, t: TFunction): string | null {
  const next = coming(deadline)[0];
  if (next === undefined) {
    return null;
  }
  return t(deadline.kind === 'NOT_STARTED' ? 'deadline.ifNotStarted' : 'deadline.ifNotDone', {
    when: formatTime(next.at),
    what: what(next, t),
  });
}

const UNITS: Record<string, string> = { D: 'd', H: 'h', M: 'min', S: 's' };

/** An ISO duration such as `P1DT4H` in short: "1 d 4 h". */
export function amount(duration: string): string {
  return [...duration.matchAll(/(\d+)([DHMS])/g)]
    .map(([, number, unit]) => `${number} ${UNITS[unit ?? ''] ?? ''}`)
    .join(' ');
}
