import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeService } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, instance, task } from '../testing/samples';

vi.mock('../diagram/Diagram', () => ({ Diagram: () => null }));

const evidence = { digest: 'digest-one', document: { title: 'Forecast', summary: '', blocks: [] } };
const draft = {
  version: 3,
  data: { comment: 'Half a thought' },
  evidenceDigest: 'digest-one',
  savedAt: '2026-11-22T10:32:00Z',
};

function service(more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks/t1': task,
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/tasks/t1/evidence': evidence,
    'GET /api/instances/i1': instance,
    'GET /api/tasks': { items: [], total: 0, counts: { mine: 0, group: 0 } },
    'GET /api/decisions': { items: [], total: 0 },
    'GET /api/tasks/t1/draft': () => new Response(null, { status: 204 }),
    ...more,
  });
}

const COLD = { timeout: 30_000 };

describe('the draft of a form', () => {
  it('is saved by itself and says when', async () => {
    const calls = service({ 'PUT /api/tasks/t1/draft': { version: 1, savedAt: draft.savedAt } });
    renderPage('/tasks/t1');

    // The first form of a file also waits for the code that draws it.
    await userEvent.type(await screen.findByLabelText('Comment', {}, COLD), 'Hm');

    expect(await screen.findByText(/^Draft saved/)).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      version: 0,
      data: { comment: 'Hm' },
      evidenceDigest: 'digest-one',
    });
  }, 40_000);

  it('comes back with a word, and can be thrown away', async () => {
    let there = true;
    const calls = service({
      'GET /api/tasks/t1/draft': () => (there ? draft : new Response(null, { status: 204 })),
      'DELETE /api/tasks/t1/draft': () => {
        there = false;
        return new Response(null, { status: 204 });
      },
    });
    renderPage('/tasks/t1');
    expect(await screen.findByText('Your draft is back')).toBeInTheDocument();
    expect(await screen.findByLabelText('Comment')).toHaveValue('Half a thought');

    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));

    await waitFor(() => expect(screen.getByLabelText('Comment')).toHaveValue(''));
    expect(screen.queryByText('Your draft is back')).not.toBeInTheDocument();
    expect(calls.some((call) => call.method === 'DELETE')).toBe(true);
  });

  it('says when the evidence has changed since', async () => {
    service({ 'GET /api/tasks/t1/draft': { ...draft, evidenceDigest: 'digest-zero' } });
    renderPage('/tasks/t1');

    expect(
      await screen.findByText('The evidence has changed since you saved this draft'),
    ).toBeInTheDocument();
  });

  it('is kept for start forms too', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/definitions/p': {
        key: 'p',
        name: 'Process',
        version: 1,
        startForm: true,
        suspended: false,
      },
      'GET /api/definitions/p/start-form': approvalForm,
      'GET /api/definitions/p/draft': draft,
      'DELETE /api/definitions/p/draft': () => new Response(null, { status: 204 }),
      'POST /api/definitions/p/start': instance,
      'GET /api/instances/i1': instance,
    });
    renderPage('/processes/p/start');
    expect(await screen.findByLabelText('Comment')).toHaveValue('Half a thought');

    await userEvent.click(screen.getByLabelText('Approve'));
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }));

    await waitFor(() =>
      expect(calls.filter((call) => call.method === 'POST').map((call) => call.body)).toEqual([
        { variables: { decision: 'approve', comment: 'Half a thought' } },
      ]),
    );
    await waitFor(() => expect(calls.some((call) => call.method === 'DELETE')).toBe(true));
  });
});
