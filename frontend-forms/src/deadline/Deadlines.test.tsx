import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { TaskDeadlines } from '../api/getTaskDeadlines';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, approvalForm, instance, task } from '../testing/samples';
import { formatTime } from '../ui/format';

vi.mock('../diagram/Diagram', () => ({ Diagram: () => null }));

const AT = '2099-11-24T10:00:00Z';
const LATER = '2099-11-25T10:00:00Z';

const found: TaskDeadlines = {
  adjustable: false,
  deadlines: [
    {
      number: 1,
      kind: 'NOT_STARTED',
      state: 'RUNNING',
      amount: 'PT4H',
      before: false,
      calendar: 'fi',
      countedFrom: AT,
      dueAt: AT,
      postponed: false,
      steps: [
        {
          action: 'ESCALATE',
          target: 'managers',
          every: null,
          times: null,
          fired: 0,
          at: LATER,
          problem: null,
        },
        {
          action: 'REMIND',
          target: null,
          every: 'PT24H',
          times: null,
          fired: 0,
          at: AT,
          problem: null,
        },
      ],
    },
  ],
  events: [
    {
      at: AT,
      number: 1,
      kind: 'NOT_STARTED',
      what: 'ESCALATED',
      target: 'managers',
      recipients: ['mia'],
      reason: null,
      actor: null,
      dueAt: AT,
    },
  ],
};

function service(more: Record<string, unknown> = {}) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/tasks/t1': { ...task, evidenceDigest: null },
    'GET /api/tasks/t1/form': approvalForm,
    'GET /api/tasks/t1/deadlines': found,
    'GET /api/tasks': { items: [], total: 0, counts: { mine: 0, group: 0 } },
    'GET /api/instances/i1': instance,
    'GET /api/decisions': { items: [], total: 0 },
    ...more,
  });
}

describe('Deadlines', () => {
  it('says what happens next, what comes later and what has happened', async () => {
    service();
    renderPage('/tasks/t1');

    const panel = within(await screen.findByRole('region', { name: 'Deadlines' }));
    expect(
      panel.getByText(
        `If nobody starts by ${formatTime(AT)}, a reminder goes out, and again every 24 h.`,
      ),
    ).toBeInTheDocument();
    expect(
      panel.getByText(`${formatTime(LATER)}: the group managers may do it too`),
    ).toBeInTheDocument();
    expect(panel.getByText('What has happened (1)')).toBeInTheDocument();
    expect(panel.getByText('(told: mia)')).toBeInTheDocument();
    expect(panel.getByRole('link', { name: 'fi' })).toHaveAttribute('href', '/calendars/fi');
    expect(panel.queryByRole('button')).not.toBeInTheDocument();
  });

  it('shows nothing for a task without deadlines, or when they cannot be read', async () => {
    service({ 'GET /api/tasks/t1/deadlines': () => problem(500) });
    renderPage('/tasks/t1');

    expect(
      await screen.findByRole('heading', { name: 'Approve the forecast' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Deadlines' })).not.toBeInTheDocument();
  });

  it('lets operators postpone with a reason, and shows why that was refused', async () => {
    let refusals = 1;
    const calls = service({
      'GET /api/tasks/t1/deadlines': { ...found, adjustable: true },
      'POST /api/tasks/t1/deadlines/1/postpone': () => {
        refusals -= 1;
        return refusals === 0
          ? problem(409, { detail: 'This deadline does not run: it is stopped.' })
          : { ...found, adjustable: true };
      },
    });
    renderPage('/tasks/t1');

    await userEvent.click(await screen.findByRole('button', { name: 'Postpone or call off' }));
    const postpone = await screen.findByRole('button', { name: 'Postpone' });
    expect(postpone).toBeDisabled();
    const until = screen.getByLabelText('New deadline');
    await userEvent.clear(until);
    await userEvent.type(until, '2099-12-01T09:30');
    await userEvent.type(screen.getByLabelText('Reason'), ' Back on Friday ');
    await userEvent.click(postpone);
    expect(
      await screen.findByText('This deadline does not run: it is stopped.'),
    ).toBeInTheDocument();
    await userEvent.click(postpone);

    expect(calls.filter((call) => call.method === 'POST').at(-1)?.body).toEqual({
      until: new Date('2099-12-01T09:30').toISOString(),
      reason: 'Back on Friday',
    });
  });

  it('lets operators call a deadline off', async () => {
    const calls = service({
      'GET /api/tasks/t1/deadlines': { ...found, adjustable: true },
      'POST /api/tasks/t1/deadlines/1/cancel': { ...found, deadlines: [] },
    });
    renderPage('/tasks/t1');

    await userEvent.click(await screen.findByRole('button', { name: 'Postpone or call off' }));
    await userEvent.type(await screen.findByLabelText('Reason'), 'No longer needed');
    await userEvent.click(screen.getByRole('button', { name: 'Call it off' }));

    expect(calls.find((call) => call.path.endsWith('/cancel'))?.body).toEqual({
      reason: 'No longer needed',
    });
  });
});
