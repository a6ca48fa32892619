import i18next from 'i18next';
import type { Cell, ValueFormat } from '../api/types';

/**
 * The locale of the reader's browser: a Finn reads 8,5 % in an English sentence too.
 * Words (2 hours ago) follow the language of the page instead.
 */
export function readerLocale(): string | undefined {
  return usableLocale(navigator.languages);
}

/** Some systems name a locale that is no language tag (`en-US@posix`); then the browser's default it is. */
export function usableLocale(tags: readonly string[]): string | undefined {
  return tags.find((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  });
}

export function formatValue(
  value: Cell,
  format: ValueFormat | undefined,
  locale: string | undefined = readerLocale(),
): string {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  if (typeof value === 'boolean') {
    return i18next.t(value ? 'common.yes' : 'common.no');
  }
  if (format === 'date') {
    return formatDate(String(value), locale);
  }
  if (typeof value === 'number') {
    return formatNumber(value, format, locale);
  }
  return value;
}

function formatNumber(
  value: number,
  format: ValueFormat | undefined,
  locale: string | undefined,
): string {
  if (format === 'percent') {
    return new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(value);
  }
  if (format === 'integer') {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  }
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** A calendar date such as 2025-01-05 is that day everywhere, not midnight in UTC. */
export function formatDate(iso: string, locale: string | undefined = readerLocale()): string {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(dateOnly ? { timeZone: 'UTC' } : {}),
  }).format(date);
}

export function formatTime(iso: string, locale: string | undefined = readerLocale()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** The time of day of today; with its date when it was another day. */
export function formatClock(iso: string, locale: string | undefined = readerLocale()): string {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString()
    ? new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date)
    : formatTime(iso, locale);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "2 hours ago", "in 3 days", "just now". */
export function formatRelative(iso: string, now: number = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) {
    return iso;
  }
  const words = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) {
      return words.format(Math.trunc(seconds / size), unit);
    }
  }
  return i18next.t('common.justNow');
}

/** "1 h 04 min", "3 min 20 s", "12 s". */
export function formatDuration(from: string, to: string | null, now: number = Date.now()): string {
  const end = to === null ? now : new Date(to).getTime();
  return formatSeconds(Math.round((end - new Date(from).getTime()) / 1000));
}

/** The same of a number of seconds. */
export function formatSeconds(given: number): string {
  const seconds = Math.max(0, given);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  if (seconds < 86_400) {
    return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
  }
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3_600)} h`;
}

/** A rough share, for progress: 41 %. */
export function formatPercent(
  percent: number,
  locale: string | undefined = readerLocale(),
): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    percent / 100,
  );
}

/** The first characters of a digest, enough to compare two by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}
