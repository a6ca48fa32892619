import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Call, fakeService, problem } from '../testing/fakeService';
import { useJobLog } from './useJobLog';

const PART = 65_536;

/** A job's log as the service gives it: parts by bytes, and none of what was not kept. */
class Log {
  bytes: Uint8Array<ArrayBuffer>;
  kept = 0;
  ended = false;
  away = false;

  constructor(text: string) {
    this.bytes = new TextEncoder().encode(text);
  }

  add(more: string | Uint8Array) {
    const bytes = typeof more === 'string' ? new TextEncoder().encode(more) : more;
    const all = new Uint8Array(this.bytes.length + bytes.length);
    all.set(this.bytes);
    all.set(bytes, this.bytes.length);
    this.bytes = all;
  }

  answer(call: Call): Response {
    if (this.away) {
      return problem(503, { code: 'log-unavailable' });
    }
    const size = this.bytes.length;
    const wanted = Number(new URLSearchParams(call.path.split('?')[1]).get('offset'));
    const from = Math.max(this.kept, wanted < 0 ? Math.max(0, size + wanted) : wanted);
    const bytes = this.bytes.slice(from, from + PART);
    return new Response(bytes, {
      headers: {
        'Log-Offset': String(from),
        'Log-Next-Offset': String(from + bytes.length),
        'Log-Size': String(size),
        'Log-Ended': String(this.ended && bytes.length === 0),
      },
    });
  }
}

/** Lets time pass, and what was asked for meanwhile arrive. */
async function wait(millis: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(millis);
    for (let i = 0; i < 5; i++) {
      await new Promise((done) => setImmediate(done));
    }
    await vi.advanceTimersByTimeAsync(0);
  });
}

async function follow(log: Log) {
  const calls = fakeService({ 'GET /api/jobs/j1/log': (call: Call) => log.answer(call) });
  const { result, unmount } = renderHook(() => useJobLog('j1', 'stderr'));
  await wait(0);
  const offsets = () =>
    calls.map((call) => Number(new URLSearchParams(call.path.split('?')[1]).get('offset')));
  return { result, offsets, unmount };
}

describe('useJobLog', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins near the end of a long log, with a whole character', async () => {
    const log = new Log('a'.repeat(5_000_000) + 'ü' + 'b'.repeat(PART - 1));

    const { result, offsets } = await follow(log);
    await wait(0);

    expect(result.current.text).toBe('b'.repeat(PART - 1));
    expect(offsets()).toEqual([-PART, log.bytes.length]);
  });

  it('puts a character together that two parts have', async () => {
    const log = new Log('Preis: 20 ');
    const { result } = await follow(log);

    log.add(new Uint8Array([0xe2, 0x82]));
    await wait(1_000);
    expect(result.current.text).toBe('Preis: 20 ');
    log.add(new Uint8Array([0xac]));
    log.add(' für Käse');
    await wait(1_000);

    expect(result.current.text).toBe('Preis: 20 € für Käse');
  });

  it('shows what a log ends with when it ends within a character', async () => {
    const log = new Log('Käse');
    log.add(new Uint8Array([0xe2, 0x82]));
    const { result } = await follow(log);

    log.ended = true;
    await wait(1_000);

    expect(result.current.text).toBe('Käse\uFFFD');
  });

  it('goes on in the kept end of a log where it was', async () => {
    const log = new Log('a'.repeat(5_000_000));
    const { result, offsets } = await follow(log);
    await wait(0);

    log.add('Exception: zu groß');
    log.kept = log.bytes.length - (1 << 20);
    log.ended = true;
    await wait(1_000);
    await wait(1_000);

    expect(result.current.text?.slice(PART)).toBe('Exception: zu groß');
    await wait(10_000);
    expect(offsets()).toEqual([-PART, 5_000_000, 5_000_000, log.bytes.length]);
  });

  it('says that something is missing when the log ran ahead and only its end was kept', async () => {
    const log = new Log('first line');
    const { result } = await follow(log);

    log.add('ü'.repeat(2_000) + 'last line');
    log.kept = log.bytes.length - 'ülast line'.length;
    log.ended = true;
    await wait(1_000);

    expect(result.current.text).toBe('first line\n…\nlast line');
  });

  it('keeps the text while the log cannot be had, and goes on by itself', async () => {
    const log = new Log('first line\n');
    const { result, offsets } = await follow(log);

    log.away = true;
    await wait(1_000);
    expect(result.current.error?.code).toBe('log-unavailable');
    expect(result.current.text).toBe('first line\n');

    log.away = false;
    log.add('second line\n');
    await wait(5_000);
    expect(result.current.error).toBeNull();
    expect(result.current.text).toBe('first line\nsecond line\n');
    expect(offsets()).toEqual([-PART, 11, 11]);
  });

  it('asks for a log that could not be had from the start only when it is told to', async () => {
    const log = new Log('first line\n');
    log.away = true;
    const { result, offsets } = await follow(log);
    await wait(20_000);
    expect(result.current).toMatchObject({ text: null, error: { status: 503 } });
    expect(offsets()).toEqual([-PART]);

    log.away = false;
    act(() => result.current.again());
    await wait(0);

    expect(result.current).toMatchObject({ text: 'first line\n', error: null });
  });

  it('asks no more when nobody looks', async () => {
    const { offsets, unmount } = await follow(new Log('first line\n'));

    unmount();
    await wait(5_000);

    expect(offsets()).toEqual([-PART]);
  });
});
