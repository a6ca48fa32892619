import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Message } from '../api/messages';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const olga = { ...anna, id: 'olga', name: 'Olga', roles: ['operator' as const] };

const refused: Message = {
  id: 'm1',
  kind: 'escalated',
  channel: 'MAIL',
  recipient: 'mia',
  address: 'mia@example.org',
  language: 'fi',
  subject: 'Siirretty sinulle: Hyväksy ennuste · week-47',
  taskId: 't1',
  instanceId: 'i1',
  state: 'FAILED',
  attempts: 3,
  createdAt: '2026-11-22T10:00:00Z',
  sentAt: null,
  nextAttemptAt: null,
  lastError: '554 Message refused',
};

const room: Message = {
  ...refused,
  id: 'm2',
  kind: 'candidate',
  channel: 'WEBHOOK',
  recipient: null,
  address: 'webhook:team',
  subject: 'New task: Approve · week-47',
  taskId: null,
  state: 'PENDING',
  attempts: 0,
  lastError: null,
};

function service(me: typeof anna, more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': me,
    'GET /api/notifications': { items: [refused, room], total: 2 },
    'POST /api/notifications/m1/retry': new Response(null, { status: 204 }),
    ...more,
  });
}

const row = async (text: string) => (await screen.findByText(text)).closest('tr') as HTMLElement;

describe('MessagesPage', () => {
  it('says what became of each message, and leads to what it is about', async () => {
    service(olga);
    renderPage('/messages');

    const failed = await row(refused.subject);
    expect(failed).toHaveTextContent('Given up');
    expect(failed).toHaveTextContent('3 attempts');
    expect(failed).toHaveTextContent('554 Message refused');
    expect(failed).toHaveTextContent('mia@example.org');
    expect(within(failed).getByRole('link', { name: /^Task/ })).toHaveAttribute(
      'href',
      '/tasks/t1',
    );
    expect(within(failed).getByRole('link', { name: /^Case/ })).toHaveAttribute(
      'href',
      '/instances/i1',
    );
    const waiting = await row(room.subject);
    expect(waiting).toHaveTextContent('webhook:team');
    expect(waiting).toHaveTextContent('not tried yet');
    expect(within(waiting).queryByRole('button')).toBeNull();
  });

  it('sends again what was given up, and says when that is not possible', async () => {
    let answer: Response = problem(409, { detail: 'It was not given up.' });
    const calls = service(olga, { 'POST /api/notifications/m1/retry': () => answer });
    renderPage('/messages');
    const button = within(await row(refused.subject)).getByRole('button', { name: /^Send again/ });

    await userEvent.click(button);
    expect(await screen.findByText('It was not given up.')).toBeInTheDocument();
    answer = new Response(null, { status: 204 });
    await userEvent.click(button);

    await waitFor(() =>
      expect(calls.filter((call) => call.path === '/api/notifications/m1/retry')).toHaveLength(2),
    );
  });

  it('asks for what the filters say', async () => {
    const calls = service(olga);
    renderPage('/messages?state=FAILED');
    await row(refused.subject);
    const last = () =>
      calls.filter((call) => call.path.startsWith('/api/notifications?')).at(-1)?.path;
    expect(last()).toBe('/api/notifications?state=FAILED&page=0&size=20');

    await userEvent.selectOptions(screen.getByLabelText('About'), 'Escalated');
    await userEvent.type(screen.getByLabelText('User id'), 'mia{Enter}');

    await waitFor(() =>
      expect(last()).toBe(
        '/api/notifications?state=FAILED&kind=escalated&recipient=mia&page=0&size=20',
      ),
    );
  });

  it('says that nothing was given up', async () => {
    service(olga, { 'GET /api/notifications': { items: [], total: 0 } });
    renderPage('/messages?state=FAILED');
    expect(await screen.findByText('Nothing was given up')).toBeInTheDocument();
  });

  it('is in the navigation of operators only', async () => {
    service(anna);
    renderPage('/decisions');
    expect(await screen.findAllByRole('link', { name: 'Decisions' })).not.toHaveLength(0);
    expect(screen.queryByRole('link', { name: 'Messages' })).toBeNull();
  });
});
