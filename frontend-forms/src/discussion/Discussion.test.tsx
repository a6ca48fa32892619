import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, task } from '../testing/samples';

const comment = {
  id: 'c1',
  author: { id: 'ben', name: 'Ben Carter' },
  text: '@anna: is <b>week 14</b> the promotion?\nmail@anna',
  mentions: [{ id: 'anna', name: 'Anna Virtanen' }],
  createdAt: '2026-11-22T08:00:00Z',
  deletedAt: null,
  deletable: false,
};

function service(replies: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks/t1': { ...task, evidenceDigest: null },
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/decisions': { items: [], total: 0 },
    'GET /api/tasks/t1/comments': { items: [comment], commentable: true },
    'GET /api/tasks/t1/attachments': { items: [], attachable: true },
    'GET /api/users': [{ id: 'ben', name: 'Ben Carter', groups: [] }],
    ...replies,
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the discussion of a task', () => {
  it('shows words as words, with who is mentioned', async () => {
    service();
    renderPage('/tasks/t1');

    const text = await screen.findByText(/is <b>week 14<\/b> the promotion/);
    expect(text).toHaveTextContent('@Anna Virtanen: is <b>week 14</b> the promotion? mail@anna');
    expect(screen.getByRole('button', { name: '1 comment' })).toBeVisible();
  });

  it('suggests people after an at sign and sends the comment', async () => {
    const calls = service({ 'POST /api/tasks/t1/comments': { ...comment, id: 'c2' } });
    const user = userEvent.setup();
    renderPage('/tasks/t1');

    const field = await screen.findByLabelText('Add a comment');
    await user.type(field, 'Ask @be');
    await screen.findByRole('option', { name: /Ben Carter/ });
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('Ask @ben ');
    await user.click(screen.getByRole('button', { name: 'Comment' }));

    await waitFor(() => expect(field).toHaveValue(''));
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ text: 'Ask @ben ' });
  });

  it('keeps the words when the comment is refused', async () => {
    service({
      'POST /api/tasks/t1/comments': problem(400, {
        violations: [{ field: 'text', in: 'body', message: "'sara' may not see this task." }],
      }),
    });
    const user = userEvent.setup();
    renderPage('/tasks/t1');

    const field = await screen.findByLabelText('Add a comment');
    await user.type(field, 'Hello');
    await user.click(screen.getByRole('button', { name: 'Comment' }));

    expect(await screen.findByText("'sara' may not see this task.")).toBeVisible();
    expect(field).toHaveValue('Hello');
  });

  it('says why a file was not taken', async () => {
    service();
    class Refusing {
      upload = {};
      status = 415;
      responseText = JSON.stringify({ status: 415, detail: 'Programs are not taken here.' });
      onload = () => undefined;
      open() {}
      setRequestHeader() {}
      send() {
        queueMicrotask(() => this.onload());
      }
    }
    vi.stubGlobal('XMLHttpRequest', Refusing);
    const user = userEvent.setup();
    renderPage('/tasks/t1');

    await user.upload(await screen.findByLabelText('File to attach'), new File(['x'], 'a.exe'));

    expect(await screen.findByText('Programs are not taken here.')).toBeVisible();
  });

  it('stays readable when the task is over, with what happened', async () => {
    service({
      'GET /api/tasks/t1': problem(409, { code: 'already-completed', decidedBy: 'ben' }),
      'GET /api/tasks/t1/comments': { items: [comment], commentable: false },
      'GET /api/tasks/t1/attachments': { items: [], attachable: false },
      'GET /api/tasks/t1/activity': {
        items: [
          { at: '2026-11-22T08:00:00Z', kind: 'created', by: null, details: {} },
          {
            at: '2026-11-22T08:01:00Z',
            kind: 'changed',
            by: 'ben',
            details: { field: 'priority', from: 50, to: 80 },
          },
        ],
        people: [{ id: 'ben', name: 'Ben Carter' }],
      },
    });
    const user = userEvent.setup();
    renderPage('/tasks/t1');

    await screen.findByText(/the promotion/);
    expect(screen.queryByLabelText('Add a comment')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Activity' }));
    const entries = within(await screen.findByText('The task was created').then(list));
    expect(entries.getByText('Ben Carter changed the priority from 50 to 80')).toBeVisible();
  });
});

function list(entry: HTMLElement): HTMLElement {
  return entry.closest('ol') as HTMLElement;
}
