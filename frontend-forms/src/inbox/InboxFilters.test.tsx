import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SavedFilter } from '../api/savedFilters';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, taskItem } from '../testing/samples';

const ONE = { items: [taskItem], total: 1, counts: { mine: 1, group: 3 } };
const LATE: SavedFilter = {
  id: 'f1',
  name: 'Late ones',
  query: { filter: 'group', due: 'overdue', taskKey: ['approve'] },
  sort: 'priority',
  colour: 'red',
  preselected: false,
  sharedWith: null,
  owner: 'anna',
  changeable: true,
  count: 7,
};
const DEFINITIONS = [{ key: 'retail-forecast', name: 'Retail forecast' }];

function service(filters: SavedFilter[], more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks': ONE,
    'GET /api/task-filters': filters,
    'GET /api/definitions': DEFINITIONS,
    ...more,
  });
}

const lastQuery = (calls: { path: string }[]) =>
  Object.fromEntries(new URLSearchParams(asked(calls).at(-1)?.split('?')[1]));
const asked = (calls: { path: string }[]) =>
  calls.map((call) => call.path).filter((path) => path.startsWith('/api/tasks?'));

describe('The filters of the inbox', () => {
  it('come from the address and can be taken away one by one', async () => {
    const calls = service([]);
    renderPage(
      '/?due=overdue&variable=%5B%22amount%3Agt%3A5%22%5D&definition=%5B%22retail-forecast%22%5D',
    );

    await vi.waitFor(() =>
      expect(lastQuery(calls)).toMatchObject({
        filter: 'mine',
        due: 'overdue',
        definition: 'retail-forecast',
        variable: 'amount:gt:5',
      }),
    );
    const marks = await screen.findByRole('group', { name: 'What narrows the list' });
    expect(within(marks).getByText('amount > 5')).toBeInTheDocument();
    expect(await within(marks).findByText('Process: Retail forecast')).toBeInTheDocument();

    await userEvent.click(within(marks).getAllByRole('button', { name: /Remove|Dismiss/ })[0]!);

    await vi.waitFor(() => expect(asked(calls).at(-1)).not.toContain('due='));
  });

  it('are set in the panel', async () => {
    const calls = service([]);
    renderPage('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));

    await userEvent.selectOptions(screen.getByLabelText('Due'), 'Overdue');
    await userEvent.selectOptions(screen.getByLabelText('Priority'), 'High');
    await userEvent.type(screen.getByLabelText('Business key'), 'order-*{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name: 'Variable' }), 'order.total');
    await userEvent.selectOptions(screen.getByLabelText('Is'), '≥');
    await userEvent.type(screen.getByLabelText('Value'), '10');
    await userEvent.click(screen.getByRole('button', { name: 'Add this condition' }));
    await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Newest first');

    await vi.waitFor(() =>
      expect(lastQuery(calls)).toMatchObject({
        due: 'overdue',
        priorityMin: '51',
        businessKey: 'order-*',
        variable: 'order.total:gte:10',
        sort: 'created',
      }),
    );
    expect(screen.getByRole('button', { name: 'Filters (4)' })).toBeInTheDocument();
  });

  it('say that nothing fits and how to see more', async () => {
    service([], { 'GET /api/tasks': { items: [], total: 0, counts: { mine: 0, group: 0 } } });
    renderPage('/?due=none');

    expect(await screen.findByText('No task fits these filters')).toBeInTheDocument();
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear filters' }).at(-1)!);
    expect(await screen.findByText('Nothing waits for you')).toBeInTheDocument();
  });

  it('that are kept show their number and are applied with their order', async () => {
    const calls = service([LATE]);
    renderPage('/');

    await userEvent.click(await screen.findByRole('button', { name: /^Late ones\s*7$/ }));

    await vi.waitFor(() =>
      expect(lastQuery(calls)).toMatchObject({
        filter: 'group',
        due: 'overdue',
        taskKey: 'approve',
        sort: 'priority',
      }),
    );
    expect(screen.getByRole('button', { name: /^Late ones/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('open the inbox when one is chosen for that', async () => {
    const calls = service([{ ...LATE, preselected: true }]);
    renderPage('/');

    await vi.waitFor(() => expect(asked(calls).at(-1)).toContain('due=overdue'));
  });

  it('can be kept under a name', async () => {
    const calls = service([], {
      'POST /api/task-filters': (call: { body: unknown }) => ({
        ...LATE,
        ...(call.body as object),
        id: 'f2',
      }),
    });
    renderPage('/?due=overdue&sort=name');
    await userEvent.click(await screen.findByRole('button', { name: 'Save filter' }));

    await userEvent.type(screen.getByLabelText('Name'), 'Mine, late');
    await userEvent.selectOptions(screen.getByLabelText('Colour'), 'Teal');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await vi.waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
        name: 'Mine, late',
        query: { due: 'overdue' },
        sort: 'name',
        colour: 'teal',
        preselected: false,
        sharedWith: null,
      }),
    );
  });

  it('are shared by admins with any group of the house', async () => {
    const calls = service([], {
      'GET /api/me': { ...anna, roles: ['admin'], groups: [] },
      'GET /api/groups': ['forecast-reviewers', 'managers'],
      'POST /api/task-filters': LATE,
    });
    renderPage('/?due=overdue');
    await userEvent.click(await screen.findByRole('button', { name: 'Save filter' }));
    await userEvent.type(screen.getByLabelText('Name'), 'For all');
    await userEvent.selectOptions(await screen.findByLabelText('Share with'), 'managers');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await vi.waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
        sharedWith: 'managers',
      }),
    );
  });

  it('say that a name is taken', async () => {
    service([], {
      'POST /api/task-filters': () =>
        problem(409, { code: 'name-taken', detail: "You have a filter named 'A' already." }),
    });
    renderPage('/?due=overdue');
    await userEvent.click(await screen.findByRole('button', { name: 'Save filter' }));
    await userEvent.type(screen.getByLabelText('Name'), 'A');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText("You have a filter named 'A' already.")).toBeInTheDocument();
  });

  it('can be deleted', async () => {
    const calls = service([LATE], {
      'DELETE /api/task-filters/f1': () => new Response(null, { status: 204 }),
    });
    renderPage('/?saved=f1&filter=group&due=overdue');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change the filter “Late ones”' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Delete this filter' }));

    await vi.waitFor(() =>
      expect(calls.map((call) => `${call.method} ${call.path}`)).toContain(
        'DELETE /api/task-filters/f1',
      ),
    );
  });
});
