import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna, taskItem } from '../testing/samples';

const ONE = { items: [taskItem], total: 1, counts: { mine: 1, group: 3 } };
const NONE = { items: [], total: 0, counts: { mine: 0, group: 3 } };

describe('InboxPage', () => {
  it('lists my tasks with case, process and the counts', async () => {
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': ONE });

    renderPage('/');

    const link = await screen.findByRole('link', { name: 'Approve the forecast' });
    expect(link).toHaveAttribute('href', '/tasks/t1');
    expect(screen.getByText('retail-forecast-2026-11-22-1')).toBeInTheDocument();
    expect(screen.getByText('Retail forecast')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Mine\s*1$/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(screen.getByRole('button', { name: /^My groups\s*3$/ })).toBeInTheDocument();
  });

  it('says in words that a task is overdue', async () => {
    const late = { ...taskItem, dueAt: new Date(Date.now() - 3 * 3_600_000).toISOString() };
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': { ...ONE, items: [late] } });

    renderPage('/');

    expect(await screen.findByText('Was due 3 hours ago')).toBeInTheDocument();
  });

  it('asks for the tasks of my groups', async () => {
    const calls = fakeService({ 'GET /api/me': anna, 'GET /api/tasks': ONE });
    renderPage('/');

    await userEvent.click(await screen.findByRole('button', { name: /My groups/ }));

    await vi.waitFor(() =>
      expect(calls.map((call) => call.path)).toContain('/api/tasks?filter=group&page=0&size=20'),
    );
  });

  it('shows what colleagues have of my groups, and on whose behalf somebody works', async () => {
    const theirs = { ...taskItem, assignee: 'ben', owner: 'carl' };
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': (call: { path: string }) =>
        call.path.includes('filter=team') ? { ...ONE, items: [theirs] } : NONE,
    });
    renderPage('/?filter=group');

    await userEvent.click(await screen.findByLabelText('Also what colleagues have'));

    expect(await screen.findByText('ben for carl')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /My groups/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByLabelText('Also what colleagues have'));
    await vi.waitFor(() => expect(calls.at(-1)?.path).toContain('filter=group'));
  });

  it('lists what I have delegated as long as there is something', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': { ...ONE, counts: { mine: 1, group: 3, delegated: 2 } },
    });
    renderPage('/');

    await userEvent.click(await screen.findByRole('button', { name: /^Delegated\s*2$/ }));

    await vi.waitFor(() => expect(calls.at(-1)?.path).toContain('filter=delegated'));
  });

  it('leaves out what is put off, says so, and shows it on request', async () => {
    const calls = fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': { ...ONE, counts: { mine: 1, group: 3, putOff: 2 } },
    });
    renderPage('/');
    expect(await screen.findByText('2 tasks are put off')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /Show them too|Dismiss/ }));

    await vi.waitFor(() => expect(calls.at(-1)?.path).toContain('followUp=all'));
    expect(await screen.findByText('Also what is put off')).toBeInTheDocument();
    expect(screen.queryByText('2 tasks are put off')).not.toBeInTheDocument();
  });

  it("offers everyone's tasks to operators only", async () => {
    fakeService({
      'GET /api/me': { ...anna, roles: ['operator'] },
      'GET /api/tasks': ONE,
    });

    renderPage('/');

    expect(await screen.findByRole('button', { name: "Everyone's" })).toBeInTheDocument();
  });

  it('searches once the typing pauses', async () => {
    const calls = fakeService({ 'GET /api/me': anna, 'GET /api/tasks': ONE });
    renderPage('/');

    await userEvent.type(await screen.findByRole('searchbox'), 'avocado');

    await vi.waitFor(() =>
      expect(calls.at(-1)?.path).toBe('/api/tasks?filter=mine&page=0&size=20&q=avocado'),
    );
    expect(calls.filter((call) => call.path.includes('q=avo&'))).toEqual([]);
  });

  it('points to the tasks of my groups when nothing waits for me', async () => {
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': NONE });

    renderPage('/');

    expect(await screen.findByText('Nothing waits for you')).toBeInTheDocument();
    expect(screen.getByText(/^3 tasks wait for your groups/)).toBeInTheDocument();
  });

  it('says what went wrong and tries again', async () => {
    let broken = true;
    fakeService({
      'GET /api/me': anna,
      'GET /api/tasks': () => (broken ? problem(500) : ONE),
    });
    renderPage('/');
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side');

    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('link', { name: 'Approve the forecast' })).toBeInTheDocument();
  });

  it('is a list of cards on a phone', async () => {
    window.matchMedia = (query) =>
      ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} }) as never;
    fakeService({ 'GET /api/me': anna, 'GET /api/tasks': ONE });

    renderPage('/');

    expect(await screen.findByRole('list', { name: 'Inbox' })).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
