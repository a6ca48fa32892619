import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, instance } from '../testing/samples';

const sensor = {
  id: 's1',
  kind: 'file',
  target: '/data/in/sales-*.csv',
  activityId: 'sensorSales',
  state: 'WAITING',
  waitingSince: '2026-11-22T10:00:00Z',
  timesOutAt: '2026-11-22T18:00:00Z',
  nextPokeAt: '2026-11-22T10:05:00Z',
  pokes: 1,
  failedPokes: 2,
  lastPokeAt: '2026-11-22T10:04:00Z',
  lastAnswer: 'There is no such file.',
  lastPokeFailed: false,
  endedAt: null,
};

const fanOut = {
  id: 'f1',
  activityId: 'scoreStores',
  state: 'FAILED',
  target: 'https://functions.example.org/score',
  items: 20,
  pending: 0,
  running: 0,
  succeeded: 8,
  failed: 12,
  skipped: 0,
  cancelled: 0,
  parallelism: 10,
  tolerated: 0,
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:04:00Z',
  message: '12 of 20 items failed',
  resultsFile: false,
};

const call = {
  id: 'c1',
  target: 'https://functions.example.org/score',
  activityId: 'scoreOrder',
  state: 'READY',
  attempts: 2,
  retriesLeft: 1,
  startedAt: '2026-11-22T10:00:00Z',
  nextAttemptAt: '2026-11-22T10:05:00Z',
  timesOutAt: null,
  lastHeartbeatAt: '2026-11-22T10:03:00Z',
  progress: '{"done":40}',
  errorCode: 'http-503',
  errorMessage: "The function's address answers with status 503: busy",
  endedAt: null,
};

const failed = {
  items: [{ index: 4, item: 4, state: 'FAILED', attempts: 4, errorMessage: 'no such store' }],
  total: 12,
};

function answers(roles: string[]) {
  const id = instance.id;
  return {
    'GET /api/me': { ...anna, roles },
    [`GET /api/instances/${id}`]: instance,
    [`GET /api/instances/${id}/jobs`]: [],
    [`GET /api/instances/${id}/sensors`]: [sensor],
    [`GET /api/instances/${id}/function-calls`]: [call],
    [`GET /api/instances/${id}/fan-outs`]: [fanOut],
    'GET /api/fan-outs/f1/items': failed,
    'POST /api/sensors/s1/poke': new Response(null, { status: 204 }),
    'POST /api/fan-outs/f1/retry': new Response(null, { status: 204 }),
    'POST /api/fan-outs/f1/items/4/skip': new Response(null, { status: 204 }),
  };
}

async function section(name: string) {
  const heading = await screen.findByRole('heading', { name, level: 2 });
  return within(heading.closest('section') as HTMLElement);
}

describe('What a case waits for', () => {
  it('shows what a sensor waits for and lets an operator look now', async () => {
    const calls = fakeService(answers(['operator']));
    renderPage(`/instances/${instance.id}`);

    const sensors = await section('Waiting for');
    expect(sensors.getByText('File /data/in/sales-*.csv')).toBeInTheDocument();
    expect(sensors.getByText(/1 look · 2 not possible/)).toBeInTheDocument();
    expect(sensors.getByText(/There is no such file\./)).toBeInTheDocument();
    await userEvent.click(sensors.getByRole('button', { name: /Look now/ }));

    expect(calls.map((call) => call.path)).toContain('/api/sensors/s1/poke');
  });

  it('shows how often a function was called and why that failed', async () => {
    fakeService(answers(['viewer']));
    renderPage(`/instances/${instance.id}`);

    const functions = await section('Functions');
    expect(functions.getByText('To be called')).toBeInTheDocument();
    expect(
      functions.getByText(/2 attempts · next attempt .* · last heartbeat/),
    ).toBeInTheDocument();
    expect(functions.getByText('Progress: {"done":40}')).toBeInTheDocument();
    expect(
      functions.getByText("Last error: The function's address answers with status 503: busy"),
    ).toBeInTheDocument();
  });

  it('shows the figures of a fan-out and lets an operator decide about failed items', async () => {
    const calls = fakeService(answers(['operator']));
    renderPage(`/instances/${instance.id}`);

    const fanOuts = await section('Items');
    expect(fanOuts.getByText('20 of 20 done')).toBeInTheDocument();
    expect(fanOuts.getByText('0 running, 0 waiting, 12 failed, 0 skipped')).toBeInTheDocument();
    expect(await fanOuts.findByText(/Item 4: no such store/)).toBeInTheDocument();
    expect(fanOuts.getByText('and 11 more')).toBeInTheDocument();
    await userEvent.click(fanOuts.getByRole('button', { name: 'Skip item 4' }));
    await userEvent.click(fanOuts.getByRole('button', { name: /Try the failed items again/ }));

    const posted = calls.filter((call) => call.method === 'POST').map((call) => call.path);
    expect(posted).toEqual(['/api/fan-outs/f1/items/4/skip', '/api/fan-outs/f1/retry']);
  });

  it('says why a fan-out that nobody waits for cannot be stopped', async () => {
    const message =
      "The process does not wait any more, but 1 of the items' processes cannot be ended.";
    const stuck = { ...fanOut, state: 'CANCELLING', failed: 0, running: 1, endedAt: null, message };
    fakeService({
      ...answers(['operator']),
      [`GET /api/instances/${instance.id}/fan-outs`]: [stuck],
    });
    renderPage(`/instances/${instance.id}`);

    const fanOuts = await section('Items');
    expect(fanOuts.getByText('Being stopped')).toBeInTheDocument();
    expect(fanOuts.getByText(message)).toBeInTheDocument();
    expect(fanOuts.queryByRole('button')).not.toBeInTheDocument();
  });

  it('offers nothing to somebody who only looks', async () => {
    fakeService(answers(['viewer']));
    renderPage(`/instances/${instance.id}`);

    await section('Items');
    expect(screen.queryByRole('button', { name: /Look now/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Skip/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Try the failed/ })).not.toBeInTheDocument();
  });

  it('says nothing about a case that never waited', async () => {
    const id = instance.id;
    fakeService({
      ...answers(['operator']),
      [`GET /api/instances/${id}/sensors`]: [],
      [`GET /api/instances/${id}/function-calls`]: [],
      [`GET /api/instances/${id}/fan-outs`]: [],
    });
    renderPage(`/instances/${id}`);

    await screen.findByRole('heading', { name: 'Jobs', level: 2 });
    expect(screen.queryByRole('heading', { name: 'Waiting for' })).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Functions' })).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Items' })).not.toBeInTheDocument();
  });
});
