import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, instance, task } from '../testing/samples';

vi.mock('../diagram/Diagram', () => ({ Diagram: () => null }));

const COMPLETE = 'POST /api/tasks/t1/complete';
const evidence = (digest: string, summary: string) => ({
  digest,
  document: { title: 'Forecast', summary, blocks: [] },
});

function service(more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks/t1': task,
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/tasks/t1/evidence': evidence('digest-one', 'First run'),
    'GET /api/tasks': { items: [], total: 0, counts: { mine: 0, group: 0 } },
    'GET /api/instances/i1': instance,
    'GET /api/decisions': { items: [], total: 0 },
    ...more,
  });
}

async function decide(comment = '') {
  await userEvent.click(await screen.findByLabelText('Approve'));
  if (comment !== '') {
    await userEvent.type(screen.getByLabelText('Comment'), comment);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Sign' }));
}

describe('TaskPage', () => {
  it('binds the decision to the evidence on the screen and says what happens next', async () => {
    const calls = service({
      [COMPLETE]: { taskId: 't1', decisionId: 'd1', instanceId: 'i1' },
    });
    renderPage('/tasks/t1');
    await screen.findByText('First run');

    await decide('Fine');

    expect(await screen.findByText(/^Your decision “Approve” is recorded/)).toBeInTheDocument();
    expect(
      await screen.findByText('The process goes on with: Publish the forecast.'),
    ).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      data: { decision: 'approve', comment: 'Fine' },
      evidenceDigest: 'digest-one',
    });
  });

  it('asks to look again when the evidence has changed, and keeps what was typed', async () => {
    let shown = evidence('digest-one', 'First run');
    let refusals = 1;
    const calls = service({
      'GET /api/tasks/t1/evidence': () => shown,
      [COMPLETE]: () => {
        if (refusals > 0) {
          refusals -= 1;
          shown = evidence('digest-two', 'Second run');
          return problem(409, { code: 'evidence-changed', currentDigest: 'digest-two' });
        }
        return { taskId: 't1', decisionId: 'd1', instanceId: 'i1' };
      },
    });
    renderPage('/tasks/t1');
    await screen.findByText('First run');

    await decide('Fine');

    expect(await screen.findByText('The evidence has changed')).toBeInTheDocument();
    expect(await screen.findByText('Second run')).toBeInTheDocument();
    expect(screen.getByLabelText('Comment')).toHaveValue('Fine');
    const send = screen.getByRole('button', { name: 'Sign' });
    expect(send).toBeDisabled();

    await userEvent.click(screen.getByLabelText('I have looked at the new evidence'));
    await userEvent.click(send);

    expect(await screen.findByText(/^Your decision “Approve” is recorded/)).toBeInTheDocument();
    expect(calls.filter((call) => call.method === 'POST').at(-1)?.body).toMatchObject({
      evidenceDigest: 'digest-two',
    });
  });

  it('shows what the server refused at the field', async () => {
    service({
      [COMPLETE]: problem(400, { violations: [{ field: 'comment', message: 'Say more.' }] }),
    });
    renderPage('/tasks/t1');

    await decide();

    expect(await screen.findByText('Say more.')).toBeInTheDocument();
    expect(screen.getByText('Please check the form')).toBeInTheDocument();
  });

  it('says so when somebody else was faster', async () => {
    let open = true;
    const over = { code: 'already-completed', decidedBy: 'ben', decisionId: 'd7' };
    service({
      'GET /api/tasks/t1': () => (open ? task : problem(409, over)),
      [COMPLETE]: () => {
        open = false;
        return problem(409, over);
      },
    });
    renderPage('/tasks/t1');

    await decide();

    expect(await screen.findByText('This task is no longer open')).toBeInTheDocument();
    expect(screen.getByText(/^ben has already decided it/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See the decision' })).toHaveAttribute(
      'href',
      '/decisions/d7',
    );
    expect(screen.getByRole('link', { name: 'See what became of it' })).toHaveAttribute(
      'href',
      '/instances/i1',
    );
  });

  it('says that a task waits whose run is suspended, and by whom', async () => {
    let suspended = true;
    service({
      'GET /api/tasks/t1': () =>
        suspended
          ? problem(409, { code: 'task-suspended', suspendedBy: 'olga', instanceId: 'i1' })
          : task,
    });
    renderPage('/tasks/t1');

    expect(await screen.findByText('This task waits')).toBeInTheDocument();
    expect(screen.getByText(/^olga has paused the case\./)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See the case' })).toHaveAttribute(
      'href',
      '/instances/i1',
    );
    suspended = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('button', { name: 'Sign' })).toBeInTheDocument();
  });

  it('lets a person of the group take the task first', async () => {
    const open = { ...task, assignee: null, claimable: true, completable: false };
    const calls = service({
      'GET /api/tasks/t1': open,
      'POST /api/tasks/t1/claim': task,
    });
    renderPage('/tasks/t1');

    await userEvent.click(await screen.findByRole('button', { name: 'Take this task' }));

    expect(await screen.findByText('This task is yours.')).toBeInTheDocument();
    expect(calls.filter((call) => call.method === 'POST').map((call) => call.path)).toEqual([
      '/api/tasks/t1/claim',
    ]);
  });

  it('offers to give the task back to whom the service allows it', async () => {
    const byName = { ...task, candidateGroups: [], candidateUsers: ['anna', 'ben'] };
    let gone = false;
    service({
      'GET /api/tasks/t1': () =>
        gone ? problem(403, { detail: 'Not yours.' }) : { ...byName, actions: ['unclaim'] },
      'POST /api/tasks/t1/unclaim': () => {
        gone = true;
        return { task: null };
      },
    });
    renderPage('/tasks/t1');

    await userEvent.click(await screen.findByRole('button', { name: 'Give it back' }));

    expect(await screen.findByText('Not yours.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Sign' })).not.toBeInTheDocument();
  });

  it('offers nobody to give back what they work on for somebody else', async () => {
    service({
      'GET /api/tasks/t1': { ...task, owner: 'ben', delegation: 'pending', actions: ['resolve'] },
    });
    renderPage('/tasks/t1');

    expect(await screen.findByText('This task is yours.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Give it back' })).not.toBeInTheDocument();
  });

  it('says why a person may not decide', async () => {
    service({
      'GET /api/tasks/t1': {
        ...task,
        assignee: null,
        completable: false,
        blockedReason: 'You gave the first approval.',
      },
    });
    renderPage('/tasks/t1');

    expect(await screen.findByText('You gave the first approval.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Sign' })).not.toBeInTheDocument();
  });

  it('does not let anyone decide without seeing the evidence', async () => {
    service({ 'GET /api/tasks/t1/evidence': problem(404, { detail: 'It is gone.' }) });
    renderPage('/tasks/t1');

    const send = await screen.findByRole('button', { name: 'Sign' });
    expect(send).toBeDisabled();
    expect(screen.getByText('You can decide once the evidence is shown.')).toBeInTheDocument();
  });

  it('gives back what was typed before a reload', async () => {
    service();
    const first = renderPage('/tasks/t1');
    await userEvent.type(await screen.findByLabelText('Comment'), 'Half a thought');
    first.unmount();

    renderPage('/tasks/t1');

    await waitFor(() => expect(screen.getByLabelText('Comment')).toHaveValue('Half a thought'));
  });
});
