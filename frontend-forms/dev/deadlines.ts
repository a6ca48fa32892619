import type { CalendarPeriod } from '../src/api/getCalendar';
import type { TaskDeadlines } from '../src/api/getTaskDeadlines';
import type { Me } from '../src/api/types';
import type { Answer } from './world';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Deadlines of the made-up tasks: one that runs, and one that has escalated already. */
export function deadlines(taskId: string, me: Me): TaskDeadlines {
  const adjustable = me.roles.some((role) => role === 'operator' || role === 'admin');
  const common = { before: false, countedFrom: inHours(-20), postponed: false };
  return {
    adjustable,
    deadlines: [
      {
        ...common,
        number: 1,
        kind: 'NOT_STARTED',
        state: 'RUNNING',
        amount: 'PT24H',
        calendar: 'fi',
        dueAt: inHours(4),
        steps: [
          step('REMIND', null, inHours(4), 'PT24H'),
          step('ESCALATE', 'managers', inHours(28), null),
        ],
      },
      {
        ...common,
        number: 2,
        kind: 'NOT_COMPLETED',
        state: 'RUNNING',
        amount: 'P3D',
        calendar: 'default',
        dueAt: inHours(52),
        postponed: taskId === 't-approve',
        steps: [step('REASSIGN', 'group:managers', inHours(52), null)],
      },
    ],
    events: [
      {
        at: inHours(-2),
        number: 2,
        kind: 'NOT_COMPLETED',
        what: 'POSTPONED',
        target: inHours(52),
        recipients: [],
        reason: 'Anna is back on Friday.',
        actor: 'olga',
        dueAt: inHours(52),
      },
      {
        at: inHours(-3),
        number: 1,
        kind: 'NOT_STARTED',
        what: 'REMINDED',
        target: null,
        recipients: ['anna', 'ben'],
        reason: null,
        actor: null,
        dueAt: inHours(-3),
      },
    ],
  };
}

function step(
  action: 'REMIND' | 'ESCALATE' | 'REASSIGN',
  target: string | null,
  at: string,
  every: string | null,
) {
  return { action, target, every, times: null, fired: 0, at, problem: null };
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Two calendars. */
export function calendars(name: string | undefined, query: URLSearchParams): Answer {
  const all = [
    {
      name: 'default',
      zone: 'UTC',
      regions: [],
      aroundTheClock: true,
      week: DAYS.map((day) => ({ day, hours: ['00:00-24:00'] })),
    },
    {
      name: 'fi',
      zone: 'Europe/Helsinki',
      regions: ['FI'],
      aroundTheClock: false,
      week: DAYS.map((day, index) => ({ day, hours: index < 5 ? ['08:00-16:00'] : [] })),
    },
  ];
  if (name === undefined) {
    return { status: 200, json: all };
  }
  const found = all.find((calendar) => calendar.name === name);
  if (found === undefined) {
    return { status: 404, json: { status: 404, title: 'Not found' } };
  }
  const year = query.get('from')?.slice(0, 4) ?? '2026';
  const period: CalendarPeriod = {
    ...found,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    daysOff: found.aroundTheClock
      ? []
      : [
          { date: `${year}-01-01`, name: 'New Year' },
          { date: `${year}-01-06`, name: 'Epiphany' },
          { date: `${year}-12-06`, name: 'Independence Day' },
          { date: `${year}-12-24`, name: 'Christmas Eve' },
        ],
    intervals: [],
  };
  return { status: 200, json: period };
}
