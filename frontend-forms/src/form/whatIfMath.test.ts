import { describe, expect, it } from 'vitest';
import { parsePercent, points, totalOf, withPercent } from './whatIfMath';

describe('parsePercent', () => {
  it.each([
    ['5', 5],
    ['-2.5', -2.5],
    ['−2,5 %', -2.5],
    [' +3 % ', 3],
    ['1.', 1],
    ['', undefined],
    ['%', undefined],
    ['abc', null],
    ['1e3', null],
    ['--1', null],
  ])('reads %j as %j', (text, percent) => {
    expect(parsePercent(text)).toBe(percent);
  });
});

describe('withPercent', () => {
  const overrides = [
    { category: 'a', percent: 1 },
    { category: 'b', percent: 2 },
  ];

  it('changes, adds and takes out, in place', () => {
    expect(withPercent(overrides, 'a', 9)).toEqual([
      { category: 'a', percent: 9 },
      { category: 'b', percent: 2 },
    ]);
    expect(withPercent(overrides, 'c', -1)).toHaveLength(3);
    expect(withPercent(overrides, 'a', undefined)).toEqual([{ category: 'b', percent: 2 }]);
    expect(withPercent(overrides, 'b', 0)).toEqual([{ category: 'a', percent: 1 }]);
    expect(withPercent(overrides, 'a', null)[0]).toEqual({ category: 'a', percent: null });
  });
});

describe('points', () => {
  it('adds the categories up, week by week, and changes only what is forecast', () => {
    const source = {
      actualFrom: '2024-12-22',
      forecastFrom: '2025-01-05',
      stepDays: 7,
      categories: [
        { category: 'a', actual: [10, null], forecast: [100, 200] },
        { category: 'b', actual: [1, 2], forecast: [10, 20] },
        { category: 'c', total: 7 },
      ],
    };

    expect(points(source, [{ category: 'a', percent: 10 }])).toEqual([
      { date: '2024-12-22', actual: 11 },
      { date: '2024-12-29', actual: 2 },
      { date: '2025-01-05', forecast: 110, adjusted: 120 },
      { date: '2025-01-12', forecast: 220, adjusted: 240 },
    ]);
    expect(source.categories.map(totalOf)).toEqual([300, 30, 7]);
  });
});
