import i18next from 'i18next';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** `MONDAY` in the language of the page. */
export function weekday(day: string): string {
  // 5 January 1970 was a Monday
  const date = new Date(Date.UTC(1970, 0, 5 + DAYS.indexOf(day)));
  return new Intl.DateTimeFormat(i18next.language, { weekday: 'long', timeZone: 'UTC' }).format(
    date,
  );
}
