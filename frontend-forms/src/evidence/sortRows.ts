import type { Cell } from '../api/types';

export type Direction = 'NONE' | 'ASC' | 'DESC';

export interface Sorting {
  key: string;
  direction: Direction;
}

/** The next state of a column's sorting: up, down, as it came. */
export function nextSorting(current: Sorting | null, key: string): Sorting | null {
  if (current?.key !== key) {
    return { key, direction: 'ASC' };
  }
  return current.direction === 'ASC' ? { key, direction: 'DESC' } : null;
}

/** Sorts a copy; empty cells stay last in both directions, equal rows keep their order. */
export function sortRows(
  rows: Record<string, Cell>[],
  sorting: Sorting | null,
): Record<string, Cell>[] {
  if (sorting === null) {
    return rows;
  }
  const sign = sorting.direction === 'DESC' ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = left[sorting.key];
    const b = right[sorting.key];
    if (isEmpty(a) || isEmpty(b)) {
      return Number(isEmpty(a)) - Number(isEmpty(b));
    }
    return sign * compare(a, b);
  });
}

type Present = string | number | boolean;

function isEmpty(cell: Cell): cell is null | undefined | '' {
  return cell === null || cell === undefined || cell === '';
}

function compare(a: Present, b: Present): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}
