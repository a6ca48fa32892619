import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeService, problem } from '../testing/fakeService';
import { DraftSync, type DraftStatus } from './draftSync';
import { readLocal, writeLocal } from './localDraft';

const PLACE = '/tasks/t1';
const GET = 'GET /api/tasks/t1/draft';
const PUT = 'PUT /api/tasks/t1/draft';
const NONE = () => new Response(null, { status: 204 });

let seen: DraftStatus[];
let sync: DraftSync;

function open(replies: Record<string, unknown>) {
  const calls = fakeService(replies);
  seen = [];
  sync = new DraftSync(
    PLACE,
    () => 'digest-one',
    (status) => seen.push(status),
  );
  return calls;
}

const last = () => seen.at(-1)?.state;
const saved = (version: number) => ({ version, savedAt: '2026-11-22T10:32:00Z' });

describe('DraftSync', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    sync.forget();
    sync.close();
    vi.useRealTimers();
  });

  it('saves once, shortly after the last key, with the evidence that was shown', async () => {
    const calls = open({ [GET]: NONE, [PUT]: saved(1) });
    await sync.open();

    sync.change({ comment: 'H' });
    sync.change({ comment: 'Ha' });
    await vi.advanceTimersByTimeAsync(2_000);

    expect(calls.filter((call) => call.method === 'PUT').map((call) => call.body)).toEqual([
      { version: 0, data: { comment: 'Ha' }, evidenceDigest: 'digest-one' },
    ]);
    expect(seen.at(-1)).toEqual({ state: 'saved', savedAt: '2026-11-22T10:32:00Z' });
    expect(readLocal(PLACE)?.pending).toBe(false);
  });

  it('counts the versions', async () => {
    let version = 3;
    const calls = open({
      [GET]: { ...saved(3), data: { comment: 'Old' }, evidenceDigest: 'digest-zero' },
      [PUT]: () => saved((version += 1)),
    });

    expect(await sync.open()).toMatchObject({ data: { comment: 'Old' } });
    sync.change({ comment: 'New' });
    await vi.advanceTimersByTimeAsync(2_000);
    sync.change({ comment: 'Newer' });
    await vi.advanceTimersByTimeAsync(2_000);

    expect(
      calls
        .filter((call) => call.method === 'PUT')
        .map((call) => (call.body as { version: number }).version),
    ).toEqual([3, 4]);
  });

  it('keeps the draft here while there is no connection, and saves it after', async () => {
    let reachable = false;
    open({
      [GET]: NONE,
      [PUT]: () => {
        if (!reachable) {
          throw new TypeError('no connection');
        }
        return saved(1);
      },
    });
    await sync.open();
    sync.change({ comment: 'In the train' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(last()).toBe('offline');
    expect(readLocal(PLACE)).toMatchObject({ data: { comment: 'In the train' }, pending: true });

    reachable = true;
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(100);

    expect(last()).toBe('saved');
    expect(readLocal(PLACE)?.pending).toBe(false);
  });

  it('brings back what never reached the service', async () => {
    writeLocal(PLACE, {
      data: { comment: 'Typed last' },
      version: 2,
      pending: true,
      at: '2026-11-22T11:00:00Z',
    });
    const calls = open({
      [GET]: { ...saved(2), data: { comment: 'Older' }, evidenceDigest: null },
      [PUT]: saved(3),
    });

    expect((await sync.open())?.data).toEqual({ comment: 'Typed last' });
    await vi.advanceTimersByTimeAsync(2_000);

    expect(calls.at(-1)?.body).toMatchObject({ version: 2, data: { comment: 'Typed last' } });
  });

  it('asks when it was changed elsewhere, and can keep what is here', async () => {
    let other = true;
    const calls = open({
      [GET]: () =>
        other ? NONE() : { ...saved(7), data: { comment: 'Theirs' }, evidenceDigest: null },
      [PUT]: (call: { body: { version: number } }) =>
        call.body.version === 7 ? saved(8) : problem(409, { code: 'draft-changed', version: 7 }),
    });
    await sync.open();
    other = false;
    sync.change({ comment: 'Mine' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(last()).toBe('conflict');

    await sync.keepMine();

    expect(last()).toBe('saved');
    expect(calls.at(-1)?.body).toMatchObject({ version: 7, data: { comment: 'Mine' } });
  });

  it.each([
    [413, 'tooLarge'],
    [403, 'local'],
  ])('says when the service answers %i', async (status, state) => {
    open({ [GET]: NONE, [PUT]: problem(status) });
    await sync.open();
    sync.change({ comment: 'x' });
    await vi.advanceTimersByTimeAsync(2_000);

    expect(last()).toBe(state);
  });
});
