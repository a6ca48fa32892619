import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { samples, trial, value } from '../../dev/learning';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const MONA = { ...anna, id: 'mona', roles: ['modeller'], rights: ['insights'] };
const ADA = { ...anna, id: 'ada', roles: ['admin'], rights: ['insights'] };
const DEFINITIONS = [{ key: 'retail-forecast', name: 'Retail forecast', version: 1 }];
const SHARE = { definition: 'retail-forecast', share: 0.1, setBy: 'mia', setAt: null };

vi.mock('../evidence/vega', () => ({ drawChart: () => Promise.resolve(() => undefined) }));

describe('InsightsPage', () => {
  it('tries a dropped decision table and says what would have been', async () => {
    const calls = fakeService({
      'GET /api/me': MONA,
      'GET /api/definitions': DEFINITIONS,
      'POST /api/policy-trials': trial,
    });
    renderPage('/insights?definition=retail-forecast');

    const run = await screen.findByRole('button', { name: 'Try it' });
    expect(run).toBeDisabled();
    await userEvent.upload(
      document.querySelector<HTMLInputElement>('input[type=file]')!,
      new File(['<definitions/>'], 'new.dmn'),
    );
    await userEvent.click(run);

    expect(await screen.findByText(trial.summary)).toBeInTheDocument();
    const matrix = screen.getByRole('region', { name: 'From old outcome to new outcome' });
    expect(within(matrix).getByText('22')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'retail-forecast-2026-10-11-1' })).toHaveAttribute(
      'href',
      '/instances/i1',
    );
    expect(screen.getByText('rejected')).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      xml: '<definitions/>',
      file: 'new.dmn',
      definition: 'retail-forecast',
      automatic: 'auto',
    });
  });

  it('shows why a table cannot be tried', async () => {
    fakeService({
      'GET /api/me': MONA,
      'GET /api/definitions': DEFINITIONS,
      'POST /api/policy-trials': () =>
        problem(400, {
          violations: [{ field: 'xml', in: 'body', message: 'new.dmn, entry1: This is not FEEL' }],
        }),
    });
    renderPage('/insights?definition=retail-forecast');

    await screen.findByRole('button', { name: 'Try it' });
    await userEvent.upload(
      document.querySelector<HTMLInputElement>('input[type=file]')!,
      new File(['<definitions/>'], 'new.dmn'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try it' }));

    expect(
      await screen.findByText('new.dmn, entry1: This is not FEEL', {}, { timeout: 5000 }),
    ).toBeInTheDocument();
  });

  it('opens for managers with a tab that they can use', async () => {
    fakeService({
      'GET /api/me': { ...anna, groups: ['heads'], rights: ['insights'] },
      'GET /api/definitions': DEFINITIONS,
    });
    renderPage('/insights');

    expect(
      await screen.findByRole('tab', { name: 'Sampling', selected: true }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Trying a policy is for modellers and admins.')).toBeNull();
    expect(await screen.findAllByRole('link', { name: 'Insights' })).not.toHaveLength(0);
  });

  it('says that trials are for modellers', async () => {
    fakeService({
      'GET /api/me': { ...anna, roles: ['viewer'] },
      'GET /api/definitions': DEFINITIONS,
    });
    renderPage('/insights?tab=trial');

    expect(
      await screen.findByText('Trying a policy is for modellers and admins.'),
    ).toBeInTheDocument();
  });

  it('shows how often reviewers agreed, and lets an admin set the share', async () => {
    const calls = fakeService({
      'GET /api/me': ADA,
      'GET /api/definitions': DEFINITIONS,
      'GET /api/samples': samples,
      'GET /api/sampling/retail-forecast': SHARE,
      'PUT /api/sampling/retail-forecast': { ...SHARE, share: 0.2, setBy: 'ada' },
    });
    renderPage('/insights?tab=sampling&definition=retail-forecast');

    expect(await screen.findByText('7.5%')).toBeInTheDocument();
    expect(screen.getByText('95 % sure between 2.6% and 19.9%')).toBeInTheDocument();
    const share = await screen.findByRole('spinbutton', { name: /Share of automatic approvals/ });
    await userEvent.clear(share);
    await userEvent.type(share, '20');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText(/Set by ada/)).toBeInTheDocument();
    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({ share: 0.2 });
  });

  it('lets nobody but an admin set the share', async () => {
    fakeService({
      'GET /api/me': MONA,
      'GET /api/definitions': DEFINITIONS,
      'GET /api/samples': samples,
      'GET /api/sampling/retail-forecast': SHARE,
    });
    renderPage('/insights?tab=sampling&definition=retail-forecast');

    expect(await screen.findByText(/Set by mia/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  it('shows what overrides added by team', async () => {
    const calls = fakeService({
      'GET /api/me': MONA,
      'GET /api/definitions': DEFINITIONS,
      'GET /api/forecast-value': value,
    });
    renderPage('/insights?tab=value');

    expect(await screen.findByText('9 / 14')).toBeInTheDocument();
    expect(
      screen.getByRole('figure', { name: 'What overrides added, in points of error' }),
    ).toBeInTheDocument();
    const table = screen.getByRole('region', { name: 'Errors and value added' });
    expect(within(table).getByText('-1.8%')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Break down by'), 'person');
    await vi.waitFor(() =>
      expect(calls.map((call) => call.path)).toContain('/api/forecast-value?by=person'),
    );
  });

  it('is in the navigation of those who may see it', async () => {
    fakeService({ 'GET /api/me': MONA, 'GET /api/definitions': DEFINITIONS });
    renderPage('/insights');

    expect(await screen.findAllByRole('link', { name: 'Insights' })).not.toHaveLength(0);
  });

  it('is not in the navigation of a reviewer', async () => {
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': { items: [], total: 0, counts: {} } });
    renderPage('/');

    expect(await screen.findAllByRole('link', { name: 'Inbox' })).not.toHaveLength(0);
    expect(screen.queryByRole('link', { name: 'Insights' })).not.toBeInTheDocument();
  });
});
