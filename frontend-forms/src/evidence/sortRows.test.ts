import { describe, expect, it } from 'vitest';
import { nextSorting, sortRows } from './sortRows';

const ROWS = [
  { name: 'Boston', wape: 0.165 },
  { name: 'Atlanta', wape: null },
  { name: 'Denver', wape: 0.063 },
];

const names = (sorting: Parameters<typeof sortRows>[1]) =>
  sortRows(ROWS, sorting).map((row) => row.name);

describe('sortRows', () => {
  it('keeps the order of the evidence until asked', () => {
    expect(names(null)).toEqual(['Boston', 'Atlanta', 'Denver']);
  });

  it('sorts figures as figures and keeps empty cells last in both directions', () => {
    expect(names({ key: 'wape', direction: 'ASC' })).toEqual(['Denver', 'Boston', 'Atlanta']);
    expect(names({ key: 'wape', direction: 'DESC' })).toEqual(['Boston', 'Denver', 'Atlanta']);
  });

  it('goes up, down, and back to the order of the evidence', () => {
    const up = nextSorting(null, 'name');
    const down = nextSorting(up, 'name');

    expect([up, down, nextSorting(down, 'name')]).toEqual([
      { key: 'name', direction: 'ASC' },
      { key: 'name', direction: 'DESC' },
      null,
    ]);
  });
});
