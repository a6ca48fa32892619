import type { TaskConditions } from '../api/listTasks';

/** What the address of the inbox says: everything that the list shows can be sent to a colleague. */
export interface InboxSearch extends TaskConditions {
  sort?: string;
  page?: number;
  /** The kept filter that the conditions came from. */
  saved?: string;
}

const CHOICES = {
  filter: ['mine', 'delegated', 'group', 'team', 'all'],
  due: ['overdue', 'none', 'any'],
  followUp: ['reached', 'pending', 'none', 'any', 'all'],
  assigned: ['true', 'false'],
} as const;

const TEXTS = [
  'q',
  'instance',
  'businessKey',
  'name',
  'dueBefore',
  'dueAfter',
  'followUpBefore',
  'followUpAfter',
  'createdBefore',
  'createdAfter',
  'priorityMin',
  'priorityMax',
] as const;

const LISTS = [
  'definition',
  'taskKey',
  'assignee',
  'candidateGroup',
  'candidateUser',
  'variable',
] as const;

/** Every condition, in the order in which its mark is shown. */
export const CONDITIONS = [...TEXTS, 'due', 'followUp', 'assigned', ...LISTS] as const;

export type Condition = (typeof CONDITIONS)[number];

/** Reads an address; what makes no sense in it is left out. */
export function inboxSearch(raw: Record<string, unknown>): InboxSearch {
  const search: Record<string, unknown> = {};
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = String(raw[name] ?? '');
    if ((allowed as readonly string[]).includes(value)) {
      search[name] = value;
    }
  }
  for (const name of [...TEXTS, 'sort', 'saved'] as const) {
    const value = raw[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') {
      search[name] = String(value);
    }
  }
  for (const name of LISTS) {
    const value = raw[name];
    const values = (Array.isArray(value) ? value : [value])
      .filter((each) => typeof each === 'string' || typeof each === 'number')
      .map(String)
      .filter((each) => each !== '');
    if (values.length > 0) {
      search[name] = values;
    }
  }
  const page = Number(raw['page']);
  if (Number.isInteger(page) && page > 1) {
    search['page'] = page;
  }
  return search as InboxSearch;
}

/** The conditions alone, as the service and a kept filter take them. */
export function conditionsOf(search: InboxSearch): TaskConditions {
  const { sort: _sort, page: _page, saved: _saved, ...conditions } = search;
  return conditions;
}

/** One condition as the person set it, to show and to take away. */
export interface Mark {
  condition: Condition;
  value: string;
}

export function marksOf(search: InboxSearch): Mark[] {
  return CONDITIONS.filter((condition) => condition !== 'q').flatMap((condition) => {
    const value = search[condition];
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return values.map((each) => ({ condition, value: each }));
  });
}

/** The search without one mark, and back on the first page. */
export function without(search: InboxSearch, mark: Mark): InboxSearch {
  const next: Record<string, unknown> = { ...search };
  delete next['page'];
  const value = next[mark.condition];
  const left = Array.isArray(value) ? value.filter((each) => each !== mark.value) : [];
  if (left.length > 0) {
    next[mark.condition] = left;
  } else {
    delete next[mark.condition];
  }
  return next as InboxSearch;
}

/** The search with one condition set or taken away, and back on the first page. */
export function withCondition(
  search: InboxSearch,
  condition: Condition | 'sort',
  value: string | string[] | undefined,
): InboxSearch {
  const next: Record<string, unknown> = { ...search };
  delete next['page'];
  if (value === undefined || value.length === 0) {
    delete next[condition];
  } else {
    next[condition] = value;
  }
  return next as InboxSearch;
}
