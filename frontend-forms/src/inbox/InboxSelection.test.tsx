import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, task, taskItem } from '../testing/samples';

const SECOND = { ...taskItem, id: 't2', businessKey: 'retail-forecast-2026-11-22-2' };
const OTHER = { ...taskItem, id: 't3', taskKey: 'another', businessKey: 'other-1' };
const page = (items: unknown[]) => ({
  items,
  total: items.length,
  counts: { mine: items.length, group: 0 },
});

describe('Marked tasks', () => {
  it('are taken one after the other, and those that were not are named', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': page([
        { ...taskItem, assignee: null },
        { ...SECOND, assignee: null },
      ]),
      'POST /api/tasks/t1/claim': task,
      'POST /api/tasks/t2/claim': () =>
        problem(409, { code: 'already-claimed', detail: "'ben' has claimed this task." }),
    });
    renderPage('/?filter=group');

    await userEvent.click(await screen.findByLabelText('Select all tasks on this page'));
    expect(screen.getByText('2 tasks selected')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Take 2 tasks' }));

    expect(await screen.findByText('One task could not be taken')).toBeInTheDocument();
    expect(screen.getByText("'ben' has claimed this task.")).toBeInTheDocument();
    expect(calls.filter((call) => call.method === 'POST')).toHaveLength(2);
    expect(screen.queryByText('2 tasks selected')).not.toBeInTheDocument();
  });

  it('of different steps cannot be completed together', async () => {
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': page([taskItem, OTHER]) });
    renderPage('/');

    await userEvent.click(await screen.findByLabelText('Select all tasks on this page'));

    expect(screen.getByRole('button', { name: 'Complete together' })).toBeDisabled();
    expect(screen.getByText(/of the same step/)).toBeInTheDocument();
  });

  it('with one form that shows nothing of their case are decided with it', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': page([taskItem, SECOND]),
      'GET /api/tasks/t1': { ...task, evidenceDigest: null },
      'GET /api/tasks/t2': { ...task, ...SECOND, evidenceDigest: null },
      'GET /api/tasks/t1/form': approvalForm,
      'GET /api/tasks/t2/form': approvalForm,
      'POST /api/tasks/complete-many': {
        results: ['t1', 't2'].map((taskId) => ({ taskId, status: 200, problem: null })),
      },
    });
    renderPage('/');
    await userEvent.click(await screen.findByLabelText('Select all tasks on this page'));
    await userEvent.click(screen.getByRole('button', { name: 'Complete together' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByLabelText('Approve'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send 2 decisions' }));

    expect(await screen.findByText('2 tasks are completed')).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
      data: { decision: 'approve' },
    });
  });

  it.each([
    [
      'depend on their case',
      { oneByOne: "'by' looks at the case: approval.decidedBy" },
      approvalForm,
    ],
    [
      'are of two versions',
      { oneByOne: null },
      { ...approvalForm, schema: { ...approvalForm.schema, id: 'newer' } },
    ],
  ])('whose forms %s are not decided together', async (_why, second, form) => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': page([taskItem, SECOND]),
      'GET /api/tasks/t1': { ...task, evidenceDigest: null },
      'GET /api/tasks/t2': { ...task, ...SECOND, evidenceDigest: null, ...second },
      'GET /api/tasks/t1/form': approvalForm,
      'GET /api/tasks/t2/form': form,
    });
    renderPage('/');
    await userEvent.click(await screen.findByLabelText('Select all tasks on this page'));
    await userEvent.click(screen.getByRole('button', { name: 'Complete together' }));
    const dialog = await screen.findByRole('dialog');

    expect(
      await within(dialog).findByText('These tasks have to be decided one by one'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByText(second.oneByOne ?? 'It has another version of the form.'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByRole('link', { name: 'retail-forecast-2026-11-22-2' }),
    ).toHaveAttribute('href', '/tasks/t2');
    expect(within(dialog).queryByRole('button', { name: /Send/ })).not.toBeInTheDocument();
    expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
  });

  it('are completed together once the evidence of each was opened', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': page([taskItem, SECOND]),
      'GET /api/tasks/t1': { ...task, hasForm: false },
      'GET /api/tasks/t2': { ...task, ...SECOND, evidenceDigest: null, hasForm: false },
      'GET /api/tasks/t1/evidence': {
        digest: 'digest-one',
        document: { title: 'The forecast', blocks: [] },
      },
      'POST /api/tasks/complete-many': {
        results: [
          { taskId: 't1', status: 200, decisionId: 'd1', problem: null },
          { taskId: 't2', status: 409, decisionId: null, problem: { detail: 'Too late.' } },
        ],
      },
    });
    renderPage('/');
    await userEvent.click(await screen.findByLabelText('Select all tasks on this page'));
    await userEvent.click(screen.getByRole('button', { name: 'Complete together' }));
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Send 2 decisions' });
    expect(await within(dialog).findByText(/One task shows evidence/)).toBeInTheDocument();
    expect(send).toBeDisabled();

    await userEvent.click(
      within(dialog).getByRole('button', { name: /retail-forecast-2026-11-22-1/ }),
    );
    expect(await within(dialog).findByText('The forecast')).toBeInTheDocument();
    await vi.waitFor(() => expect(send).toBeEnabled());
    await userEvent.click(send);

    expect(await screen.findByText('One task is completed')).toBeInTheDocument();
    expect(screen.getByText(/Too late\./)).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      data: {},
      tasks: [
        { id: 't1', evidenceDigest: 'digest-one' },
        { id: 't2', evidenceDigest: null },
      ],
    });
  });
});
