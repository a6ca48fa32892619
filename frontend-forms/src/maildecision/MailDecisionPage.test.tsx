import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { MailDecision } from '../api/mailDecision';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const DECISION: MailDecision = {
  taskId: 't1',
  title: 'Approve the forecast · retail-1',
  option: { value: 'approve', label: 'Approve' },
  facts: [{ label: 'Process', value: 'Retail forecast' }],
  metrics: [{ label: 'WAPE', value: '8.5 %', limit: '< 12.0 %', status: 'ok', statusLabel: 'ok' }],
  commentAllowed: true,
  evidenceChanged: false,
  decideOnPage: null,
  expiresAt: '2026-12-01T00:00:00Z',
};

const LINK = '/api/mail-decisions/abc';

describe('MailDecisionPage', () => {
  it('shows what is about to be decided and decides nothing by that', async () => {
    const calls = fakeService({ 'GET /api/me': anna, [`GET ${LINK}`]: DECISION });
    renderPage('/mail-decision/abc');

    expect(await screen.findByText('Your decision: Approve')).toBeInTheDocument();
    expect(screen.getByText('Approve the forecast · retail-1')).toBeInTheDocument();
    expect(screen.getByText('8.5 %')).toBeInTheDocument();
    expect(screen.getByText(/Nothing is decided yet/)).toBeInTheDocument();
    expect(calls.every((call) => call.method === 'GET')).toBe(true);
  });

  it('decides when the person confirms', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      [`GET ${LINK}`]: DECISION,
      [`POST ${LINK}`]: { taskId: 't1', decisionId: 'd1', instanceId: 'i1' },
    });
    renderPage('/mail-decision/abc');

    await userEvent.type(await screen.findByLabelText('Comment'), 'Looks right');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm: Approve' }));

    expect(await screen.findByText('Your decision is recorded')).toBeInTheDocument();
    expect(calls.filter((call) => call.method === 'POST').map((call) => call.body)).toEqual([
      { comment: 'Looks right' },
    ]);
    expect(screen.getByRole('link', { name: 'The record of the decision' })).toHaveAttribute(
      'href',
      '/decisions/d1',
    );
  });

  it.each([
    ['evidence-changed', 'The evidence has changed since the mail was sent'],
    ['evidence-stale', 'The data behind the evidence has changed'],
    ['draft-kept', 'You have kept a draft of your answer'],
    ['more-fields', 'The form has more to fill in with this choice'],
  ] as const)('leads to the task: %s', async (decideOnPage, words) => {
    fakeService({ 'GET /api/me': anna, [`GET ${LINK}`]: { ...DECISION, decideOnPage } });
    renderPage('/mail-decision/abc');

    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Confirm/ })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the task' })).toHaveAttribute(
      'href',
      '/tasks/t1',
    );
  });

  it('leads to the task when that turns out at the confirmation', async () => {
    fakeService({
      'GET /api/me': anna,
      [`GET ${LINK}`]: DECISION,
      [`POST ${LINK}`]: problem(409, { code: 'evidence-stale' }),
    });
    renderPage('/mail-decision/abc');

    await userEvent.click(await screen.findByRole('button', { name: 'Confirm: Approve' }));

    expect(await screen.findByText('The data behind the evidence has changed')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Confirm/ })).not.toBeInTheDocument();
  });

  it('says at the field that the form asks for a comment', async () => {
    fakeService({
      'GET /api/me': anna,
      [`GET ${LINK}`]: { ...DECISION, option: { value: 'reject', label: 'Reject' } },
      [`POST ${LINK}`]: problem(400, {
        violations: [{ field: 'comment', in: 'body', message: 'Field is required.' }],
      }),
    });
    renderPage('/mail-decision/abc');

    await userEvent.click(await screen.findByRole('button', { name: 'Confirm: Reject' }));

    expect(await screen.findByText('Field is required.')).toBeInTheDocument();
    expect(screen.getByLabelText('Comment')).toBeInvalid();
  });

  it.each([
    [403, {}, "This link is somebody else's"],
    [404, {}, 'There is no such link'],
    [409, { code: 'already-used' }, 'This link has been used'],
    [409, { code: 'already-completed' }, 'The task is over'],
    [410, { code: 'expired' }, 'This link has expired'],
  ])('explains a %i', async (status, members, words) => {
    fakeService({ 'GET /api/me': anna, [`GET ${LINK}`]: problem(status, members) });
    renderPage('/mail-decision/abc');

    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});
