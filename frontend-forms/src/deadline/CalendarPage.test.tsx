import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const fi = {
  name: 'fi',
  zone: 'Europe/Helsinki',
  regions: ['FI'],
  aroundTheClock: false,
  week: [
    { day: 'MONDAY', hours: ['08:00-12:00', '13:00-16:00'] },
    { day: 'SUNDAY', hours: [] },
  ],
};

describe('CalendarPage', () => {
  it('shows the hours and the days off of a year', async () => {
    const year = new Date().getFullYear();
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/calendars': [fi, { ...fi, name: 'default' }],
      'GET /api/calendars/fi': (call: { path: string }) => ({
        ...fi,
        daysOff: [{ date: `${/from=(\d+)/.exec(call.path)?.[1]}-12-06`, name: 'Independence Day' }],
        intervals: [],
      }),
    });
    renderPage('/calendars/fi');

    expect(
      await screen.findByRole('row', { name: 'Monday 08:00–12:00, 13:00–16:00' }),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: 'Sunday closed' })).toBeVisible();
    expect(screen.getByText('Europe/Helsinki')).toBeVisible();
    expect(screen.getByText('Independence Day')).toBeVisible();
    expect(screen.getByRole('link', { name: 'default' })).toHaveAttribute(
      'href',
      '/calendars/default',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Next year' }));
    expect(await screen.findByRole('heading', { name: `Days off in ${year + 1}` })).toBeVisible();
    expect(calls.at(-1)?.path).toBe(
      `/api/calendars/fi?from=${year + 1}-01-01&to=${year + 1}-12-31`,
    );
  });
});
