import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Job } from '../api/types';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, instance } from '../testing/samples';

const job: Job = {
  id: 'j1',
  key: 'task-1',
  application: 'forecast',
  activityId: 'jobPublish',
  state: 'FAILED',
  attempt: 1,
  progress: null,
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:05:00Z',
  exitCode: 3,
  error: { code: 'out-of-memory', message: 'The job ran out of memory.' },
  cancelRequested: false,
  repairable: true,
  repaired: null,
};

const repair = {
  jobId: 'j1',
  error: { code: 'out-of-memory', message: 'The job ran out of memory.', badInput: false },
  advice: 'Give it more memory.',
  attempts: 1,
  logTail: 'java.lang.OutOfMemoryError\n',
  actions: ['RETRY', 'SKIP', 'ABORT'],
  settings: [{ name: 'driverMemory', value: '1g', least: '1k', most: '16g' }],
  form: {
    type: 'default',
    id: 'job-repair',
    schemaVersion: 18,
    components: [{ type: 'textfield', id: 'm', key: 'driverMemory', label: 'Memory' }],
  },
  data: { driverMemory: '1g' },
};

function page(roles: string[], answer: unknown = new Response(null, { status: 204 })) {
  const calls = fakeService({
    'GET /api/me': { ...anna, roles },
    'GET /api/instances/i1': { ...instance, id: 'i1' },
    'GET /api/instances/i1/jobs': [job],
    'GET /api/jobs/j1/repair': repair,
    'POST /api/jobs/j1/repair': answer,
  });
  renderPage('/instances/i1');
  return calls;
}

describe('RepairPanel', () => {
  it('runs a job again with what was changed', async () => {
    const calls = page(['operator']);
    await userEvent.click(await screen.findByRole('button', { name: /^Repair/ }));
    expect(await screen.findByText('Give it more memory.')).toBeVisible();
    expect(screen.getByText(/OutOfMemoryError/)).toBeVisible();
    const memory = await screen.findByLabelText('Memory');
    await userEvent.clear(memory);
    await userEvent.type(memory, '4g');
    await userEvent.click(screen.getByRole('button', { name: 'Run it again' }));

    await waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
        action: 'RETRY',
        settings: { driverMemory: '4g' },
      }),
    );
  });

  it('goes on without it only with a reason and a JSON object', async () => {
    const calls = page(['operator']);
    await userEvent.click(await screen.findByRole('button', { name: /^Repair/ }));
    const skip = await screen.findByRole('button', { name: 'Go on without it' });
    expect(skip).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Reason'), 'Counted by hand.');
    const result = screen.getByLabelText('Result to go on with (JSON)');
    await userEvent.clear(result);
    await userEvent.type(result, '17');
    await userEvent.click(skip);
    expect(screen.getByText(/Write a JSON object/)).toBeVisible();
    await userEvent.clear(result);
    await userEvent.type(result, '{{"rows": 7}');
    await userEvent.click(skip);

    await waitFor(() =>
      expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
        action: 'SKIP',
        result: { rows: 7 },
        reason: 'Counted by hand.',
      }),
    );
  });

  it('says why the service refused', async () => {
    page(['operator'], problem(409, { detail: 'No process stands there because of it.' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Repair/ }));
    await userEvent.type(await screen.findByLabelText('Reason'), 'Not needed.');
    await userEvent.click(screen.getByRole('button', { name: 'End the process' }));

    expect(await screen.findByText(/No process stands there/)).toBeVisible();
  });

  it('is for operators only', async () => {
    page(['viewer']);
    expect(await screen.findByText('The job ran out of memory.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Repair/ })).toBeNull();
  });
});
