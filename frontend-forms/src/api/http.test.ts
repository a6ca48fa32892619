import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { completeTask } from './completeTask';
import { requestJson, requestNothing } from './http';
import { Problem } from './problem';
import * as session from './session';

async function problemFrom(call: Promise<unknown>): Promise<Problem> {
  const outcome: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Problem);
  return outcome as Problem;
}

describe('http', () => {
  afterEach(() => vi.restoreAllMocks());

  it('says who calls, so that the service does not ask with a browser dialog', async () => {
    const calls = fakeService({ 'GET /api/me': { id: 'anna' } });

    await requestJson('/me');

    expect(calls[0]?.headers.get('X-Requested-With')).toBe('countersign');
  });

  it('leaves empty query parameters out and encodes the rest', async () => {
    const calls = fakeService({ 'GET /api/tasks': {} });

    await requestJson('/tasks', { query: { filter: 'mine', q: 'a&b', definition: '', page: 0 } });

    expect(calls[0]?.path).toBe('/api/tasks?filter=mine&q=a%26b&page=0');
  });

  it('gives the violations of a refused form', async () => {
    fakeService({
      'POST /api/tasks/t1/complete': problem(400, {
        detail: 'The form was not accepted.',
        violations: [{ field: 'comment', in: 'body', message: 'Field is required.' }],
      }),
    });

    const refused = await problemFrom(completeTask('t1', { data: {}, evidenceDigest: null }));

    expect(refused.status).toBe(400);
    expect(refused.message).toBe('The form was not accepted.');
    expect(refused.violations).toEqual([
      { field: 'comment', in: 'body', message: 'Field is required.' },
    ]);
  });

  it('gives code and digest when the evidence has changed', async () => {
    fakeService({
      'POST /api/tasks/t1/complete': problem(409, {
        code: 'evidence-changed',
        currentDigest: 'new',
      }),
    });

    const refused = await problemFrom(completeTask('t1', { data: {}, evidenceDigest: 'old' }));

    expect([refused.code, refused.currentDigest]).toEqual(['evidence-changed', 'new']);
  });

  it('makes a problem of an answer that is no JSON', async () => {
    fakeService({
      'GET /api/me': new Response('<h1>Bad gateway</h1>', {
        status: 502,
        headers: { 'Content-Type': 'text/html' },
      }),
    });

    const failed = await problemFrom(requestJson('/me'));

    expect([failed.status, failed.violations]).toEqual([502, []]);
  });

  it('makes a problem of a connection that failed', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

    const failed = await problemFrom(requestNothing('/sign-out', { method: 'POST' }));

    expect(failed.unreachable).toBe(true);
  });

  it('goes to the sign-in page when the session has ended', async () => {
    const toSignIn = vi.spyOn(session, 'toSignIn').mockImplementation(() => undefined);
    fakeService({ 'GET /api/me': problem(401) });

    await problemFrom(requestJson('/me'));

    expect(toSignIn).toHaveBeenCalledOnce();
  });
});

describe('signInAddress', () => {
  it('remembers the page one was on', () => {
    const address = session.signInAddress({ pathname: '/tasks/t1', search: '?a=b&c' });

    expect(address).toBe('/sign-in.html?to=%2Ftasks%2Ft1%3Fa%3Db%26c');
  });

  it('is plain for the inbox', () => {
    expect(session.signInAddress({ pathname: '/', search: '' })).toBe('/sign-in.html');
  });
});
