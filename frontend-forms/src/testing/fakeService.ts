import { vi } from 'vitest';

export interface Call {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}

type Reply = unknown | ((call: Call) => Response | unknown);

/** A problem answer of the fake service. */
export function problem(status: number, members: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ status, title: `Status ${status}`, ...members }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

/**
 * Answers `fetch` from a table of `METHOD /path` (without the query); an unknown call is a 404. Gives
 * the calls that were made.
 */
export function fakeService(replies: Record<string, Reply>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost');
    const call: Call = {
      method: init.method ?? 'GET',
      path: url.pathname + url.search,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      headers: new Headers(init.headers),
    };
    calls.push(call);
    const reply = replies[`${call.method} ${url.pathname}`];
    if (reply === undefined) {
      return problem(404);
    }
    const answer: unknown = typeof reply === 'function' ? reply(call) : reply;
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return calls;
}
