import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, task } from '../testing/samples';

const document = {
  title: 'Forecast of August',
  blocks: [{ type: 'markdown', text: 'In full' }],
};

const comparison = {
  from: 'digest-zero',
  to: 'digest-one',
  fromTitle: 'Forecast of July',
  toTitle: 'Forecast of August',
  identical: false,
  blocks: [
    {
      type: 'metrics',
      title: 'Accuracy',
      change: 'changed',
      from: { type: 'metrics', items: [] },
      to: { type: 'metrics', items: [] },
      metrics: [
        {
          label: 'WAPE',
          format: 'percent',
          unit: null,
          from: 0.12,
          to: 0.09,
          difference: -0.03,
          relative: -0.25,
          change: 'changed',
          trend: 'better',
          fromStatus: 'bad',
          toStatus: 'ok',
        },
      ],
      table: null,
      lines: null,
    },
    {
      type: 'table',
      title: 'By category',
      change: 'changed',
      from: { type: 'table', columns: [], rows: [] },
      to: { type: 'table', columns: [], rows: [] },
      metrics: null,
      table: {
        keyColumns: ['category'],
        columns: [
          { key: 'category', label: 'Category', format: 'text', change: 'same' },
          { key: 'sold', label: 'Sold', format: 'integer', change: 'same' },
        ],
        added: 1,
        removed: 0,
        changed: 1,
        same: 4,
        rows: [
          {
            change: 'changed',
            cells: [
              { from: 'Hass', to: 'Hass', difference: null, change: 'same' },
              { from: 5, to: 7, difference: 2, change: 'changed' },
            ],
          },
          {
            change: 'added',
            cells: [
              { from: null, to: 'Reed', difference: null, change: 'added' },
              { from: null, to: 3, difference: null, change: 'added' },
            ],
          },
        ],
        truncated: false,
      },
      lines: null,
    },
    {
      type: 'markdown',
      title: null,
      change: 'same',
      from: {},
      to: {},
      metrics: null,
      table: null,
      lines: [],
    },
  ],
};

const approved = {
  decisionId: 'd0',
  decidedBy: 'ben',
  decidedAt: '2026-10-22T10:00:00Z',
  instanceId: 'i0',
  businessKey: 'retail-forecast-0',
};

const replies = {
  'GET /api/me': anna,
  'GET /api/tasks/t1': task,
  'GET /api/tasks/t1/form': approvalForm,
  'GET /api/tasks/t1/evidence': { digest: 'digest-one', document },
  'GET /api/decisions': { items: [], total: 0 },
  'GET /api/tasks/t1/evidence/comparison': { with: approved, comparison },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

test('compares with what was approved last', async () => {
  fakeService(replies);
  renderPage('/tasks/t1');

  await userEvent.click(
    await screen.findByRole('button', { name: 'Compare with the last approved' }),
  );

  expect(await screen.findByText(/Compared with what ben approved on/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'retail-forecast-0' })).toHaveAttribute(
    'href',
    '/decisions/d0',
  );
  const tile = screen.getByText('WAPE').closest('li');
  expect(tile).toHaveClass('cs-metric--ok');
  expect(tile).toHaveTextContent(/Before: 12[.,]0\s?%/);
  expect(tile).toHaveTextContent(/−3[.,]0\s?%, better/);
  expect(screen.getByText('1 rows changed, 1 new, 0 gone, 4 the same')).toBeVisible();
  expect(screen.getByText('One part is the same in both.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show the evidence in full' }));
  expect(screen.getByText('In full')).toBeVisible();
});

test('says when nothing was approved yet', async () => {
  fakeService({ ...replies, 'GET /api/tasks/t1/evidence/comparison': problem(404) });
  renderPage('/tasks/t1');

  await userEvent.click(
    await screen.findByRole('button', { name: 'Compare with the last approved' }),
  );

  expect(await screen.findByText(/Nothing has been approved at this step yet/)).toBeVisible();
});

test('shows earlier versions and compares with one', async () => {
  const version = { taskId: 't1', round: 1, title: 'A', shownAt: '2026-11-22T09:00:00Z' };
  const calls = fakeService({
    ...replies,
    'GET /api/tasks/t1/evidence/versions': [
      { ...version, number: 2, digest: 'digest-one', current: true },
      {
        ...version,
        number: 1,
        digest: 'digest-zero',
        current: false,
        decidedBy: 'ben',
        outcome: 'changes',
      },
    ],
  });
  renderPage('/tasks/t1');

  await userEvent.click(await screen.findByRole('button', { name: 'Earlier versions' }));
  expect(await screen.findByText('ben decided on it: changes')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Compare with now' }));

  await waitFor(() =>
    expect(calls.map((call) => call.path)).toContain(
      '/api/tasks/t1/evidence/comparison?with=digest-zero',
    ),
  );
});

test('lets nobody decide on old data without saying that they know', async () => {
  const stale = {
    since: '2026-11-22T09:00:00Z',
    reason: 'The data was read anew.',
    dataset: '/data/sales',
    version: 'v2',
  };
  const calls = fakeService({
    ...replies,
    'GET /api/tasks/t1': { ...task, stale },
    'POST /api/tasks/t1/complete': { taskId: 't1', decisionId: 'd1', instanceId: 'i1' },
  });
  renderPage('/tasks/t1');

  expect(await screen.findByText('Newer data has come in')).toBeVisible();
  await userEvent.click(await screen.findByLabelText('Approve'));
  const sign = await screen.findByRole('button', { name: 'Sign' });
  expect(sign).toBeDisabled();
  await userEvent.click(screen.getByLabelText(/I know that newer data is there/));
  await userEvent.click(sign);

  await waitFor(() =>
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      data: { decision: 'approve', comment: '' },
      evidenceDigest: 'digest-one',
      staleSeen: 'v2',
    }),
  );
});
