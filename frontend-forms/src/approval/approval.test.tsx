import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Override } from '../api/overrides';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, task } from '../testing/samples';

const ada = { ...anna, id: 'ada', name: 'Ada', roles: ['admin' as const] };
const approvals = {
  given: 1,
  required: 2,
  missingGroups: ['finance'],
  votes: [
    {
      by: 'ben',
      at: '2026-11-22T09:00:00Z',
      decisionId: 'd1',
      outcome: 'approve',
      comment: 'Looks right',
      counts: true,
    },
    {
      by: 'mia',
      at: '2026-11-22T08:00:00Z',
      decisionId: 'd0',
      outcome: 'approve',
      comment: null,
      counts: false,
    },
  ],
  escalatedTo: 'managers',
  escalationReason: 'Nobody to whom this task is offered may decide about it.',
  shortage: null,
  exceptions: [],
};
const request: Override = {
  id: 'r1',
  state: 'PENDING',
  taskId: 't1',
  taskKey: 'userTaskApproveForecast',
  taskName: 'Approve the forecast',
  instanceId: 'i1',
  definitionKey: 'retail-forecast',
  businessKey: 'retail-forecast-2026-11-22-1',
  user: 'anna',
  reason: 'All others are ill',
  objection: "Four eyes: 'anna' completed an earlier step.",
  objections: [{ code: 'started-process', arguments: { user: 'anna' } }],
  requestedBy: 'admin',
  requestedAt: '2026-11-22T08:00:00Z',
  answerUntil: '2026-11-24T08:00:00Z',
  answeredBy: null,
  answeredAt: null,
  comment: null,
  usableUntil: null,
  decisionId: null,
};

function taskService(me: typeof anna, shown: object, more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': me,
    'GET /api/tasks/t1': { ...task, evidenceDigest: null, ...shown },
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/decisions': { items: [], total: 0 },
    'GET /api/users': [{ id: 'anna', name: 'Anna Virtanen', groups: [] }],
    ...more,
  });
}

describe('approvals of a task', () => {
  it('say how many there are, from whom, and what is missing', async () => {
    taskService(anna, { approvals });
    renderPage('/tasks/t1');

    const status = await screen.findByRole('region', { name: 'Approvals' });
    expect(within(status).getByText('1 of 2 approvals given.')).toBeVisible();
    expect(within(status).getByText('Still missing from: finance.')).toBeVisible();
    expect(within(status).getByRole('link', { name: 'ben' })).toHaveAttribute(
      'href',
      '/decisions/d1',
    );
    expect(
      within(status).getByText(
        'Does not count any more: the evidence has changed, or this person took part in what the task checks.',
      ),
    ).toBeVisible();
    expect(within(status).getByText(/managers were asked as well: Nobody to whom/)).toBeVisible();
    expect(within(status).queryByRole('button')).toBeNull();
  });

  it('say when a task is stuck, and let an admin ask for an exception', async () => {
    const calls = taskService(
      ada,
      {
        approvals: {
          ...approvals,
          shortage: 'Nobody is left.',
          shortageObjection: {
            code: 'too-few-may-decide',
            arguments: { required: '3', possible: '2' },
          },
        },
        completable: false,
      },
      { 'POST /api/tasks/t1/override-requests': request },
    );
    const user = userEvent.setup();
    renderPage('/tasks/t1');

    expect(await screen.findByText(/^It takes 3 approvals, and no more than 2 can/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ask for an exception' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('radio', { name: /Anna Virtanen/ }));
    expect(within(dialog).getByRole('button', { name: 'Ask' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText('Reason'), 'All others are ill');
    await user.click(within(dialog).getByRole('button', { name: 'Ask' }));

    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      user: 'anna',
      reason: 'All others are ill',
    });
  });
});

/** What waits, in pages of 20, and none that are settled. */
const byState = (call: { path: string }) => {
  const query = new URLSearchParams(call.path.split('?')[1]);
  return query.getAll('state').includes('PENDING')
    ? { items: [request], total: 1 }
    : { items: [], total: 0 };
};

describe('exceptions', () => {
  it('are asked for by state and page', async () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ ...request, id: `r${n}` }));
    const calls = fakeService({
      'GET /api/me': ada,
      'GET /api/override-requests': (call: { path: string }) =>
        call.path.includes('state=PENDING')
          ? call.path.includes('page=1')
            ? { items: [{ ...request, id: 'r20', reason: 'The last one' }], total: 21 }
            : { items: many, total: 21 }
          : { items: [{ ...request, id: 's1', state: 'REFUSED', reason: 'An old one' }], total: 1 },
    });
    renderPage('/overrides');

    expect(await screen.findByText('21 requests wait for an answer')).toBeVisible();
    expect(await screen.findByText('An old one')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /next page/i }));

    expect(await screen.findByText('The last one')).toBeVisible();
    expect(calls.map((call) => call.path)).toContain(
      '/api/override-requests?state=CONFIRMED&state=USED&state=REFUSED&state=EXPIRED&state=OBSOLETE&page=0&size=20',
    );
  });

  it('are confirmed or refused by a second admin', async () => {
    const calls = fakeService({
      'GET /api/me': ada,
      'GET /api/override-requests': byState,
      'POST /api/override-requests/r1/confirm': { ...request, state: 'CONFIRMED' },
    });
    const user = userEvent.setup();
    renderPage('/overrides');

    expect(await screen.findByText('1 request waits for an answer')).toBeVisible();
    expect(screen.getByText(/^Against it: Four eyes: anna started this process/)).toBeVisible();
    expect(screen.getByText('All others are ill')).toBeVisible();
    await user.type(screen.getByLabelText('Comment (optional)'), 'Checked');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));

    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ comment: 'Checked' });
    expect(screen.getAllByRole('link', { name: 'Exceptions' })[0]).toBeVisible();
  });

  it('from before objections were values show the sentence of then', async () => {
    const old = { ...request, objections: [] };
    fakeService({
      'GET /api/me': ada,
      'GET /api/override-requests': (call: { path: string }) =>
        call.path.includes('state=PENDING') ? { items: [old], total: 1 } : { items: [], total: 0 },
    });
    renderPage('/overrides');

    expect(await screen.findByText(`Against it: ${old.objection}`)).toBeVisible();
  });

  it('are not answered by who asked for them', async () => {
    fakeService({
      'GET /api/me': { ...ada, id: 'admin' },
      'GET /api/override-requests': byState,
    });
    renderPage('/overrides');

    expect(await screen.findByText(/A different admin has to answer/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
  });

  it('say when somebody else was faster', async () => {
    fakeService({
      'GET /api/me': ada,
      'GET /api/override-requests': byState,
      'POST /api/override-requests/r1/refuse': problem(409, {
        code: 'override-settled',
        detail: 'The request waits no longer.',
      }),
    });
    const user = userEvent.setup();
    renderPage('/overrides');

    await user.click(await screen.findByRole('button', { name: 'Refuse' }));

    expect(await screen.findByText('The request waits no longer.')).toBeVisible();
  });
});
