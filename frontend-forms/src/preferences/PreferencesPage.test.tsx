import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PreferencesView } from '../api/preferences';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const VIEW: PreferencesView = {
  language: 'en',
  timeZone: 'UTC',
  channels: {
    assigned: 'mail',
    candidate: 'mail',
    reminder: 'mail',
    escalated: 'mail',
    mentioned: 'mail',
    outcome: 'mail',
    incident: 'mail',
  },
  digest: { every: 'day', at: '08:00' },
  quietHours: null,
  webhook: null,
  options: {
    languages: ['en', 'fi'],
    kinds: ['assigned', 'candidate', 'reminder', 'escalated', 'mentioned', 'outcome', 'incident'],
    alwaysOn: ['escalated'],
    webhooks: ['people'],
  },
};

function service(
  answer: unknown = (call: { body: unknown }) => ({ ...VIEW, ...(call.body as object) }),
) {
  return fakeService({
    'GET /api/me': anna,
    'GET /api/me/notifications': VIEW,
    'PUT /api/me/notifications': answer,
  });
}

describe('PreferencesPage', () => {
  it('saves what was chosen, and nothing before', async () => {
    const calls = service();
    renderPage('/settings/notifications');

    await userEvent.selectOptions(await screen.findByLabelText('Language of the mails'), 'fi');
    await userEvent.selectOptions(
      screen.getByLabelText('A task is offered to me or my groups'),
      'In the digest',
    );
    await userEvent.selectOptions(screen.getByLabelText('How often'), 'Monday to Friday');
    expect(calls.some((call) => call.method === 'PUT')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Saved')).toBeInTheDocument();
    const { options: _options, ...kept } = VIEW;
    expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
      ...kept,
      language: 'fi',
      channels: { ...kept.channels, candidate: 'digest' },
      digest: { every: 'weekday', at: '08:00' },
    });
  });

  it('does not offer to switch escalations off', async () => {
    service();
    renderPage('/settings/notifications');

    const escalated = await screen.findByLabelText('A task is escalated to me');

    expect([...(escalated as HTMLSelectElement).options].map((option) => option.value)).toEqual([
      'mail',
      'digest',
    ]);
    expect(screen.getByText(/Cannot be switched off/)).toBeInTheDocument();
  });

  it('opens quiet hours with the usual night', async () => {
    const calls = service();
    renderPage('/settings/notifications');

    await userEvent.click(await screen.findByLabelText('Let mails wait in quiet hours'));
    await userEvent.click(screen.getByLabelText('Sunday'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      quietHours: {
        from: '20:00',
        to: '07:00',
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
        urgentAnyway: true,
      },
    });
  });

  it('falls back to mail when the chat room is given up', async () => {
    const calls = service();
    renderPage('/settings/notifications');

    await userEvent.selectOptions(await screen.findByLabelText('Chat room'), 'people');
    await userEvent.selectOptions(
      screen.getByLabelText('I am mentioned in a comment'),
      'Chat room',
    );
    await userEvent.selectOptions(screen.getByLabelText('Chat room'), 'None');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      webhook: null,
      channels: { mentioned: 'mail' },
    });
  });

  it('says at the field what the service does not accept', async () => {
    service(
      problem(400, {
        violations: [
          { field: 'digest.at', in: 'body', message: 'Must be a time of day as 08:00.' },
        ],
      }),
    );
    renderPage('/settings/notifications');

    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

    expect(await screen.findByLabelText('At')).toBeInvalid();
  });

  it('is reached from the menu of the person', async () => {
    service();
    renderPage('/settings/notifications');

    await userEvent.click(await screen.findByRole('button', { name: /Anna/ }));

    expect(screen.getByRole('link', { name: 'How I am told' })).toHaveAttribute(
      'href',
      '/settings/notifications',
    );
  });
});
