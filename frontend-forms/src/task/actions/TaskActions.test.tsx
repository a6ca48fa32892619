import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeService, problem } from '../../testing/fakeService';
import { renderPage } from '../../testing/renderPage';
import { anna, approvalForm, task } from '../../testing/samples';

const held = { ...task, evidenceDigest: null, actions: ['unclaim', 'assign', 'delegate', 'plan'] };
const people = [
  { id: 'anna', name: 'Anna Virtanen', groups: ['forecast-reviewers'] },
  { id: 'ben', name: 'Ben Carter', groups: ['managers'] },
  { id: 'carl', name: 'Carl Dahl', groups: ['forecast-reviewers'] },
];

function service(replies: Record<string, unknown>) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks/t1': held,
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/decisions': { items: [], total: 0 },
    'GET /api/users': people,
    ...replies,
  });
}

async function openDialog(entry: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: entry }));
  return { user, dialog: await screen.findByRole('dialog') };
}

describe('actions of a task', () => {
  it('hand it over to somebody, those who are asked too first', async () => {
    const calls = service({
      'POST /api/tasks/t1/assign': { task: { ...held, assignee: 'carl', actions: [] } },
    });
    renderPage('/tasks/t1');
    const { user, dialog } = await openDialog('Assign …');

    const names = (await within(dialog).findAllByRole('radio')).map(
      (radio) => (radio as HTMLInputElement).value,
    );
    expect(names).toEqual(['carl', 'ben']);
    expect(within(dialog).getByRole('button', { name: 'Assign' })).toBeDisabled();
    await user.click(within(dialog).getByRole('radio', { name: /Carl Dahl/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Assign' }));

    expect(await screen.findByText('carl is working on this')).toBeVisible();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      user: 'carl',
      from: 'anna',
    });
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
  });

  it('say who was faster', async () => {
    service({
      'POST /api/tasks/t1/delegate': problem(409, { code: 'already-claimed', assignee: 'ben' }),
    });
    renderPage('/tasks/t1');
    const { user, dialog } = await openDialog('Delegate …');

    await user.click(await within(dialog).findByRole('radio', { name: /Carl Dahl/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Delegate' }));

    expect(await within(dialog).findByText('ben has just taken this task.')).toBeVisible();
  });

  it('take no priority out of range', async () => {
    const calls = service({ 'PUT /api/tasks/t1/priority': { task: { ...held, priority: 80 } } });
    renderPage('/tasks/t1');
    const { user, dialog } = await openDialog('Priority …');

    const field = within(dialog).getByLabelText('Priority');
    await user.clear(field);
    await user.type(field, '101');
    expect(within(dialog).getByText('A whole number from 0 to 100.')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(field);
    await user.type(field, '80');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));

    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ priority: 80 });
  });

  it('free a task that somebody else has', async () => {
    const theirs = { ...held, assignee: 'ben', completable: false, actions: ['unclaim', 'assign'] };
    const calls = service({
      'GET /api/tasks/t1': theirs,
      'POST /api/tasks/t1/unclaim': {
        task: { ...theirs, assignee: null, claimable: true, actions: ['assign'] },
      },
    });
    renderPage('/tasks/t1');
    const { user, dialog } = await openDialog('Free the task …');

    expect(within(dialog).getByText(/^ben has this task\./)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Free the task' }));

    expect(await screen.findByRole('button', { name: 'Take this task' })).toBeVisible();
    expect(calls.filter((call) => call.method === 'POST').map((call) => call.path)).toEqual([
      '/api/tasks/t1/unclaim',
    ]);
  });

  it('are not shown where nothing may be done', async () => {
    service({ 'GET /api/tasks/t1': { ...held, actions: [] } });
    renderPage('/tasks/t1');

    await screen.findByRole('heading', { name: 'Approve the forecast' });
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
  });
});
