import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatRelative, formatValue, usableLocale } from './format';

const NOW = new Date('2026-11-22T12:00:00Z').getTime();

describe('formatValue', () => {
  it.each([
    [0.085, 'percent', 'en-US', '8.5%'],
    [0.085, 'percent', 'fi-FI', '8,5\u00a0%'],
    [-0.0123, 'percent', 'en-US', '-1.2%'],
    [45812, 'integer', 'en-US', '45,812'],
    [2.5, 'integer', 'en-US', '3'],
    [0.7649, 'number', 'en-US', '0.765'],
    [12.345, 'number', 'en-US', '12.3'],
    [42518749.4, 'number', 'en-US', '42,518,749'],
    ['xgboost', 'text', 'en-US', 'xgboost'],
    ['2025-01-05', 'date', 'en-US', 'Jan 5, 2025'],
    [null, 'number', 'en-US', '–'],
    [true, 'text', 'en-US', 'Yes'],
  ] as const)('shows %s as %s in %s', (value, format, locale, shown) => {
    expect(formatValue(value, format, locale)).toBe(shown);
  });
});

describe('dates and times', () => {
  it('leaves what is no date as it is', () => {
    expect(formatDate('soon', 'en-US')).toBe('soon');
  });

  it.each([
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T11:58:00Z', '2 minutes ago'],
    ['2026-11-22T09:00:00Z', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-25T12:00:00Z', 'in 3 days'],
  ])('says %s as "%s"', (at, words) => {
    expect(formatRelative(at, NOW)).toBe(words);
  });

  it.each([
    ['2026-11-22T11:59:48Z', null, '12 s'],
    ['2026-11-22T11:00:00Z', '2026-11-22T11:03:20Z', '3 min 20 s'],
    ['2026-11-22T10:00:00Z', '2026-11-22T11:04:59Z', '1 h 4 min'],
    ['2026-11-20T10:00:00Z', '2026-11-22T11:00:00Z', '2 d 1 h'],
  ])('measures from %s to %s as %s', (from, to, words) => {
    expect(formatDuration(from, to, NOW)).toBe(words);
  });

  it('skips a locale that is no language tag', () => {
    expect(usableLocale(['en-US@posix', 'fi-FI'])).toBe('fi-FI');
    expect(usableLocale(['en-US@posix'])).toBeUndefined();
  });
});
