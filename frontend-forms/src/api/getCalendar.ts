import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export interface BusinessCalendar {
  name: string;
  zone: string;
  regions: string[];
  aroundTheClock: boolean;
  week: { day: string; hours: string[] }[];
}

export interface CalendarPeriod extends BusinessCalendar {
  from: string;
  to: string;
  daysOff: { date: string; name: string }[];
  intervals: { from: string; to: string }[];
}

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => requestJson<BusinessCalendar[]>('/calendars', { signal }),
});

/** A calendar and what a year of it looks like. */
export function calendarYearQuery(name: string, year: number) {
  return queryOptions({
    queryKey: ['calendars', name, year],
    queryFn: ({ signal }) =>
      requestJson<CalendarPeriod>(`/calendars/${encodeURIComponent(name)}`, {
        query: { from: `${year}-01-01`, to: `${year}-12-31` },
        signal,
      }),
  });
}
