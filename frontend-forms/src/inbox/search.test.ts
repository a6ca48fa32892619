import { describe, expect, it } from 'vitest';
import { conditionsOf, inboxSearch, marksOf, withCondition, without } from './search';

describe('inboxSearch', () => {
  it('keeps what makes sense and leaves the rest out', () => {
    expect(
      inboxSearch({
        filter: 'group',
        due: 'soon',
        q: 2026,
        priorityMin: 51,
        definition: 'a',
        variable: ['x:eq:1', '', 3],
        page: '2',
        colour: 'red',
      }),
    ).toEqual({
      filter: 'group',
      q: '2026',
      priorityMin: '51',
      definition: ['a'],
      variable: ['x:eq:1', '3'],
      page: 2,
    });
  });

  it('gives the conditions without order, page and the kept filter', () => {
    expect(
      conditionsOf({ filter: 'all', due: 'none', sort: 'name', page: 3, saved: 'f1' }),
    ).toEqual({ filter: 'all', due: 'none' });
  });

  it('marks every condition but the text, and takes one away', () => {
    const search = {
      filter: 'group',
      q: 'x',
      due: 'overdue',
      variable: ['a:eq:1', 'b:gt:2'],
      page: 4,
    } as const;
    const marks = marksOf({ ...search, variable: [...search.variable] });

    expect(marks).toEqual([
      { condition: 'due', value: 'overdue' },
      { condition: 'variable', value: 'a:eq:1' },
      { condition: 'variable', value: 'b:gt:2' },
    ]);
    expect(without({ ...search, variable: [...search.variable] }, marks[1]!)).toEqual({
      filter: 'group',
      q: 'x',
      due: 'overdue',
      variable: ['b:gt:2'],
    });
    expect(without({ due: 'overdue' }, marks[0]!)).toEqual({});
  });

  it('goes back to the first page when a condition changes', () => {
    expect(withCondition({ page: 3 }, 'businessKey', 'a*')).toEqual({ businessKey: 'a*' });
    expect(withCondition({ page: 3, businessKey: 'a*' }, 'businessKey', '')).toEqual({});
  });
});
