import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const olga = { ...anna, id: 'olga', name: 'Olga', roles: ['operator' as const] };
const silent = { topic: 'external-invoice', silentSince: '2026-11-22T09:00:00Z', waiting: 3 };
const workers = {
  workers: [
    {
      id: 'invoice-python-7',
      state: 'LIVE',
      lastSeenAt: '2026-11-22T09:00:00Z',
      userId: 'invoices',
      topics: ['external-report'],
      announcement: {
        name: 'Reports',
        language: 'Python 3.11',
        version: '1.4.0',
        contact: 'reports@example.org',
        docsUrl: 'https://wiki.example.org/reports',
      },
    },
    {
      id: 'some-random-id',
      state: 'GONE',
      lastSeenAt: '2026-11-21T09:00:00Z',
      userId: 'admin',
      topics: ['external-invoice'],
    },
  ],
  topics: [
    {
      topic: 'external-invoice',
      servedBy: 'NOBODY',
      waiting: 3,
      taken: 0,
      liveWorkers: [],
      lastSeenAt: '2026-11-21T09:00:00Z',
      silentSince: '2026-11-22T09:00:00Z',
    },
    {
      topic: 'external-report',
      servedBy: 'WORKERS',
      waiting: 0,
      taken: 2,
      liveWorkers: ['invoice-python-7'],
      lastSeenAt: '2026-11-22T09:00:00Z',
    },
    { topic: 'spark', servedBy: 'SERVICE', waiting: 1, taken: 1, liveWorkers: [] },
  ],
};

function service(me: typeof anna, more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': me,
    'GET /api/workers': workers,
    'GET /api/workers/warnings': [silent],
    'GET /api/definitions': [],
    ...more,
  });
}

describe('workers', () => {
  it('shows who serves which topic and what waits', async () => {
    service(olga);
    renderPage('/workers');

    const topics = await screen.findByRole('table', { name: 'Topics' });
    const row = (name: string) => within(topics).getByText(name).closest('tr') as HTMLElement;
    expect(within(row('external-invoice')).getByText('nobody now')).toBeVisible();
    expect(within(row('external-invoice')).getByText('3')).toBeVisible();
    expect(within(row('external-report')).getByText('invoice-python-7')).toBeVisible();
    expect(within(row('spark')).getByText('Countersign itself')).toBeVisible();
    expect(within(row('spark')).queryByText('never')).toBeNull();
  });

  it('shows the programs, with what they say about themselves if they do', async () => {
    service(olga);
    renderPage('/workers');

    const programs = await screen.findByRole('table', { name: 'Programs' });
    const reports = within(programs).getByText('Reports').closest('tr') as HTMLElement;
    expect(within(reports).getByText('Live')).toBeVisible();
    expect(within(reports).getByText(/Python 3\.11, 1\.4\.0/)).toBeVisible();
    expect(within(reports).getByRole('link', { name: /Description ?: Reports/ })).toHaveAttribute(
      'href',
      'https://wiki.example.org/reports',
    );
    const random = within(programs).getByText('some-random-id').closest('tr') as HTMLElement;
    expect(within(random).getByText('Gone')).toBeVisible();
  });

  it('warns of a topic without a worker on the page of the processes', async () => {
    service(olga);
    renderPage('/processes');

    const warning = await screen.findByRole('alert');
    expect(warning).toHaveTextContent('1 topic is without a worker');
    expect(warning).toHaveTextContent(/external-invoice: 3 tasks wait/);
    expect(screen.getByRole('link', { name: 'See workers' })).toHaveAttribute('href', '/workers');
  });

  it('neither warns nor asks for those who could not help', async () => {
    const calls = service(anna);
    renderPage('/processes');

    expect(await screen.findByText('No processes yet')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Workers' })).toBeNull();
    expect(calls.map((each) => each.path)).not.toContain('/api/workers/warnings');
  });

  it('says so when workers cannot be read', async () => {
    service(olga, { 'GET /api/workers': problem(500), 'GET /api/workers/warnings': [] });
    renderPage('/workers');

    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side');
  });

  it('offers the element templates beside the processes', async () => {
    service(anna);
    renderPage('/processes');

    expect(
      await screen.findByRole('link', { name: 'Download the element templates' }),
    ).toHaveAttribute('href', '/api/element-templates');
  });
});
