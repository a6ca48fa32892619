import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const decision = {
  id: 'd1',
  sequence: 7,
  instanceId: 'i1',
  definitionKey: 'retail-forecast',
  businessKey: 'retail-forecast-1',
  taskId: 't1',
  taskKey: 'approve',
  taskName: 'Approve the forecast',
  decidedBy: 'ben',
  decidedAt: '2026-11-22T10:00:00Z',
  outcome: 'approve',
  comment: 'Looks right',
  data: {},
  evidenceDigest: 'digest-two',
  kind: 'vote',
  previousHash: '0'.repeat(64),
  hash: '1'.repeat(64),
};

const replies = {
  'GET /api/me': { ...anna, roles: ['viewer'] },
  'GET /api/definitions': [{ key: 'retail-forecast', name: 'Retail forecast' }],
  'GET /api/decisions': { items: [decision], total: 1 },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('shows the records and where to take them away', async () => {
  fakeService(replies);
  renderPage('/decisions?definition=retail-forecast&q=right');

  expect(await screen.findByRole('link', { name: 'Approve the forecast' })).toHaveAttribute(
    'href',
    '/decisions/d1',
  );
  expect(screen.getByText('Looks right')).toBeInTheDocument();
  expect(screen.getByText('Vote')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Export (verifiable)' })).toHaveAttribute(
    'href',
    '/api/decisions/export?format=jsonl&definition=retail-forecast&q=right',
  );
  expect(screen.getByRole('link', { name: 'Export as table (CSV)' })).toHaveAttribute(
    'href',
    '/api/decisions/export?format=csv&definition=retail-forecast&q=right',
  );
});

test('tells what a policy approved from what people decided', async () => {
  const automatic = {
    ...decision,
    id: 'd2',
    kind: 'automatic',
    decidedBy: 'policy:review-policy:3',
    comment: 'no review needed',
    evidenceDigest: null,
    data: { policy: { key: 'review-policy', version: 3 } },
  };
  const calls = fakeService({
    ...replies,
    'GET /api/decisions': { items: [automatic, decision], total: 2 },
    'GET /api/decisions/d2': automatic,
  });
  const list = renderPage('/decisions');

  expect(await screen.findByText('Automatic')).toBeVisible();
  expect(screen.getByText('Policy review-policy, version 3')).toBeVisible();
  list.unmount();
  renderPage('/decisions/d2');

  expect(await screen.findByText('A policy approved. No person was asked.')).toBeVisible();
  expect(screen.getByText('What the policy was asked, and what it said')).toBeVisible();
  expect(screen.getByText('Policy review-policy, version 3')).toBeVisible();
  expect(screen.queryByText('What was entered')).toBeNull();
  expect(calls.map((call) => call.path)).not.toContain('/api/tasks/t1/comments');
});

test('searches when the person pauses typing', async () => {
  const calls = fakeService(replies);
  renderPage('/decisions');

  await userEvent.type(await screen.findByLabelText('Decided by'), 'ben');

  await waitFor(() =>
    expect(calls.map((call) => call.path)).toContain('/api/decisions?person=ben&page=0&size=20'),
  );
});

test('says what the check of the chain found', async () => {
  let verdict = { records: 12, intact: true, firstBroken: null as number | null };
  fakeService({ ...replies, 'GET /api/decisions/verify': () => verdict });
  renderPage('/decisions');

  await userEvent.click(await screen.findByRole('button', { name: 'Check the chain' }));
  expect(await screen.findByText('All 12 records are whole and in their places.')).toBeVisible();
  verdict = { records: 12, intact: false, firstBroken: 5 };
  await userEvent.click(screen.getByRole('button', { name: 'Check the chain' }));
  expect(await screen.findByText('Record 5 was changed, removed or moved.')).toBeVisible();
});

test('offers the check only to those who may', async () => {
  fakeService({ ...replies, 'GET /api/me': anna });
  renderPage('/decisions');

  await screen.findByText('Looks right');
  expect(screen.queryByRole('button', { name: 'Check the chain' })).toBeNull();
});

test('gives the report of a decision and compares its evidence', async () => {
  fakeService({
    ...replies,
    'GET /api/decisions/d1': decision,
    'GET /api/evidence/digest-two': { title: 'The forecast', blocks: [] },
    'GET /api/decisions/d1/comparison': problem(404),
  });
  renderPage('/decisions/d1');

  expect(await screen.findByRole('link', { name: 'Download the signed report' })).toHaveAttribute(
    'href',
    '/api/decisions/d1/report',
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Compare with what was approved before' }),
  );
  expect(await screen.findByText(/Nothing has been approved at this step yet/)).toBeVisible();
});
