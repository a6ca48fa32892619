import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Call, fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, instance } from '../testing/samples';

const LOG = new TextEncoder().encode('first line\nKöln is done\n');

/** Gives the log in two parts; the cut is within a character. */
function part(call: Call): Response {
  const offset = Number(new URLSearchParams(call.path.split('?')[1]).get('offset'));
  const from = offset < 0 ? 0 : offset;
  const to = from < 13 ? 13 : LOG.length;
  return new Response(LOG.slice(from, to), {
    headers: {
      'Log-Offset': String(from),
      'Log-Next-Offset': String(to),
      'Log-Ended': String(from >= LOG.length),
    },
  });
}

const job = {
  id: 'j1',
  key: 'task-1',
  application: 'forecast',
  activityId: 'jobPublish',
  state: 'RUNNING',
  attempt: 1,
  progress: null,
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: null,
  exitCode: null,
  error: null,
  cancelRequested: false,
};

/** The streams whose log was asked for, and the choices that are shown. */
async function opened(more: object) {
  const calls = fakeService({
    'GET /api/me': anna,
    'GET /api/instances/i1': { ...instance, id: 'i1' },
    'GET /api/instances/i1/jobs': [{ ...job, ...more }],
    'GET /api/jobs/j1/log': part,
  });
  renderPage('/instances/i1');
  await userEvent.click(await screen.findByRole('button', { name: /^Show log/ }));
  await screen.findByText(/first line/);
  const asked = calls
    .filter((call) => call.path.includes('/log'))
    .map((call) => new URLSearchParams(call.path.split('?')[1]).get('stream'));
  return {
    asked: [...new Set(asked)],
    choices: screen.queryAllByRole('button', { pressed: true }),
  };
}

describe('JobLog', () => {
  it('opens the errors of a failed job', async () => {
    const { asked, choices } = await opened({ state: 'FAILED', logStreams: ['stdout', 'stderr'] });

    expect(asked).toEqual(['stderr']);
    expect(choices).toHaveLength(1);
  });

  it('opens the one stream that there is and offers no choice', async () => {
    const failed = await opened({ state: 'FAILED', logStreams: ['stdout'] });

    expect(failed.asked).toEqual(['stdout']);
    expect(failed.choices).toHaveLength(0);
  });

  it('opens the errors of a running job that has nothing else', async () => {
    expect((await opened({ logStreams: ['stderr'] })).asked).toEqual(['stderr']);
  });

  it('goes on with what follows until nothing does', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/instances/i1': { ...instance, id: 'i1' },
      'GET /api/instances/i1/jobs': [job],
      'GET /api/jobs/j1/log': part,
    });
    renderPage('/instances/i1');
    await userEvent.click(await screen.findByRole('button', { name: /^Show log/ }));

    const log = await screen.findByRole('region', { name: /^Log of/ });
    await waitFor(() => expect(log).toHaveTextContent('first line Köln is done'), {
      timeout: 5_000,
    });
    await waitFor(
      () =>
        expect(
          calls.filter((call) => call.path.includes('/log')).map((call) => call.path.split('&')[1]),
        ).toEqual(['offset=-65536', 'offset=13', `offset=${LOG.length}`]),
      { timeout: 5_000 },
    );
  });

  it('leaves the text there while the log cannot be had', async () => {
    let asked = 0;
    fakeService({
      'GET /api/me': anna,
      'GET /api/instances/i1': { ...instance, id: 'i1' },
      'GET /api/instances/i1/jobs': [job],
      'GET /api/jobs/j1/log': (call: Call) =>
        asked++ === 0 ? part(call) : problem(503, { code: 'log-unavailable' }),
    });
    renderPage('/instances/i1');
    await userEvent.click(await screen.findByRole('button', { name: /^Show log/ }));

    const log = await screen.findByRole('region', { name: /^Log of/ });
    const frame = within(log.parentElement as HTMLElement);
    expect(await frame.findByRole('alert', {}, { timeout: 5_000 })).toBeVisible();
    expect(frame.getByRole('region')).toHaveTextContent('first line');
  });
});
