import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ListedJob } from '../api/jobs';
import type { ListedSensor } from '../api/sensors';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const olga = { ...anna, id: 'olga', name: 'Olga', roles: ['operator' as const] };

const waiting: ListedJob = {
  id: 'j1',
  key: 'task-1',
  application: 'forecast',
  activityId: 'jobForecast',
  instanceId: 'i1',
  definitionKey: 'retail-forecast',
  businessKey: 'week-47',
  state: 'INTENDED',
  attempt: 1,
  backend: 'spark',
  pool: 'nightly',
  priority: 5,
  tenant: null,
  queuePosition: 2,
  waitsFor: 'POOL_FULL',
  queuedSeconds: 243,
  progress: null,
  createdAt: '2026-11-22T10:00:00Z',
  startedAt: null,
  endedAt: null,
  exitCode: null,
  error: null,
  cancelRequested: false,
  repairable: false,
  repaired: null,
};

const failed: ListedJob = {
  ...waiting,
  id: 'j2',
  instanceId: 'i2',
  businessKey: 'week-46',
  state: 'FAILED',
  attempt: 3,
  priority: 0,
  queuePosition: null,
  waitsFor: null,
  queuedSeconds: 12,
  error: { code: 'out-of-memory', message: 'The job ran out of memory.' },
  repairable: true,
};

const sensor: ListedSensor = {
  id: 's1',
  kind: 'file',
  target: '/data/in/sales-*.csv',
  instanceId: 'i1',
  definitionKey: 'retail-forecast',
  businessKey: 'week-47',
  activityId: 'sensorSales',
  state: 'WAITING',
  waitingSince: '2020-11-22T10:00:00Z',
  timesOutAt: '2020-11-22T18:00:00Z',
  nextPokeAt: null,
  pokes: 1,
  failedPokes: 2,
  lastPokeAt: '2020-11-22T10:04:00Z',
  lastAnswer: 'There is no such file.',
  lastPokeFailed: false,
  endedAt: null,
};

function service(me: typeof anna, more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': me,
    'GET /api/definitions': [{ key: 'retail-forecast', name: 'Retail forecast' }],
    'GET /api/jobs/pools': [
      {
        name: 'nightly',
        slots: 2,
        perMachine: false,
        running: 2,
        waiting: 3,
        oldestWaitSeconds: 243,
      },
      {
        name: 'local',
        slots: 1,
        perMachine: true,
        running: 0,
        waiting: 0,
        oldestWaitSeconds: null,
      },
    ],
    'GET /api/jobs': { items: [waiting, failed], total: 2 },
    'GET /api/sensors': { items: [sensor], total: 1 },
    'POST /api/jobs/j1/cancel': new Response(null, { status: 204 }),
    'POST /api/sensors/s1/poke': new Response(null, { status: 204 }),
    ...more,
  });
}

const jobRow = async (name: string) =>
  (await screen.findByRole('link', { name })).closest('tr') as HTMLElement;

describe('JobsPage', () => {
  it('shows how full the pools are and for how long jobs wait', async () => {
    service(olga);
    renderPage('/jobs');

    const nightly = (await screen.findByRole('heading', { name: 'nightly' })).closest(
      'li',
    ) as HTMLElement;
    expect(nightly).toHaveTextContent('2 of 2 places taken');
    expect(nightly).toHaveTextContent('3 wait, the first for 4 min 3 s');
    const local = screen.getByRole('heading', { name: 'local' }).closest('li');
    expect(local).toHaveTextContent('0 running, 1 place on each machine');
    expect(local).toHaveTextContent('Nothing waits');
  });

  it('says of each job what it waits for or why it failed, with its case', async () => {
    service(olga);
    renderPage('/jobs');

    const queued = await jobRow('week-47');
    expect(queued).toHaveTextContent('No. 2 in nightly · all places are taken');
    expect(queued).toHaveTextContent('spark · priority 5');
    expect(queued).toHaveTextContent('4 min 3 s');
    await waitFor(() => expect(queued).toHaveTextContent('Retail forecast'));
    expect(within(queued).getByRole('link')).toHaveAttribute('href', '/instances/i1');
    const broken = await jobRow('week-46');
    expect(broken).toHaveTextContent('out-of-memory The job ran out of memory.');
    expect(broken).toHaveTextContent('attempt 3');
    expect(within(broken).queryByRole('button', { name: /^Stop/ })).toBeNull();
  });

  it('asks for what the filters say', async () => {
    const calls = service(olga);
    renderPage('/jobs');
    await jobRow('week-47');
    const asked = () =>
      calls.filter((call) => call.path.startsWith('/api/jobs?')).map((call) => call.path);
    expect(asked()).toEqual(['/api/jobs?page=0&size=20']);

    await userEvent.selectOptions(screen.getByLabelText('State'), 'Waiting or running');
    await waitFor(() =>
      expect(asked().at(-1)).toBe(
        '/api/jobs?state=INTENDED&state=SUBMITTED&state=RUNNING&page=0&size=20',
      ),
    );
    await userEvent.selectOptions(screen.getByLabelText('State'), 'Needs a person');
    await userEvent.selectOptions(screen.getByLabelText('Pool'), 'nightly');
    await waitFor(() =>
      expect(asked().at(-1)).toBe('/api/jobs?needsPerson=true&pool=nightly&page=0&size=20'),
    );
  });

  it('stops a job and opens the repair of one that failed for good', async () => {
    const calls = service(olga, { 'GET /api/jobs/j2/repair': problem(409) });
    renderPage('/jobs');

    await userEvent.click(
      within(await jobRow('week-47')).getByRole('button', { name: /^Stop ?: forecast, week-47/ }),
    );
    await waitFor(() =>
      expect(calls.some((call) => call.path === '/api/jobs/j1/cancel')).toBe(true),
    );
    await userEvent.click(within(await jobRow('week-46')).getByRole('button', { name: /^Repair/ }));
    await waitFor(() =>
      expect(calls.some((call) => call.path === '/api/jobs/j2/repair')).toBe(true),
    );
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('offers nothing to do to those who only look', async () => {
    service({ ...anna, roles: ['viewer'] });
    renderPage('/jobs');

    await jobRow('week-47');
    expect(screen.queryByRole('columnheader', { name: 'Actions' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Stop|Repair)/ })).toBeNull();
  });

  it('is in the menu of those who run the place only', async () => {
    service({ ...anna, roles: ['approver'] });
    renderPage('/processes');
    expect(await screen.findByRole('heading', { name: 'Processes' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Jobs' })).toBeNull();
  });

  it('says that nothing is there, and why that is fine', async () => {
    service(olga, { 'GET /api/jobs': { items: [], total: 0 } });
    renderPage('/jobs?state=PERSON');
    expect(await screen.findByText('No job needs a person')).toBeVisible();
  });

  it('says so when jobs cannot be read', async () => {
    service(olga, { 'GET /api/jobs': problem(500), 'GET /api/jobs/pools': [] });
    renderPage('/jobs');
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side');
  });

  it('shows what cases wait for, what is overdue, and lets it look now', async () => {
    const calls = service(olga);
    renderPage('/jobs?tab=sensors');

    const row = (await screen.findByText('/data/in/sales-*.csv')).closest('tr') as HTMLElement;
    expect(row).toHaveTextContent('(overdue)');
    expect(row).toHaveTextContent('There is no such file.');
    expect(row).toHaveTextContent('1 look · 2 not possible');
    expect(within(row).getByRole('link', { name: 'week-47' })).toHaveAttribute(
      'href',
      '/instances/i1',
    );
    await userEvent.click(within(row).getByRole('button', { name: /^Look now/ }));
    await waitFor(() =>
      expect(calls.some((call) => call.path === '/api/sensors/s1/poke')).toBe(true),
    );

    await userEvent.selectOptions(screen.getByLabelText('State'), 'Not in time');
    await waitFor(() =>
      expect(
        calls.some((call) => call.path === '/api/sensors?state=TIMED_OUT&page=0&size=20'),
      ).toBe(true),
    );
  });
});
