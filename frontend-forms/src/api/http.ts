import { Problem, problemOf } from './problem';
import { toSignIn } from './session';

type QueryValue = string | number | readonly string[] | undefined | null;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, QueryValue>;
  /** Sent as JSON; a {@link FormData} as multipart. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Calls the service and gives the JSON answer; anything but a 2xx throws a {@link Problem}. */
export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, 'application/json', options);
  return (await response.json()) as T;
}

/** Calls the service and gives the answer as text. */
export async function requestText(
  path: string,
  accept: string,
  options: RequestOptions = {},
): Promise<string> {
  const response = await send(path, accept, options);
  return response.text();
}

/** Calls the service and gives the whole answer, for those who read its headers. */
export function requestResponse(
  path: string,
  accept: string,
  options: RequestOptions = {},
): Promise<Response> {
  return send(path, accept, options);
}

/** Calls the service where no answer but the status is expected. */
export async function requestNothing(path: string, options: RequestOptions = {}): Promise<void> {
  await send(path, 'application/json', options);
}

async function send(path: string, accept: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: accept, 'X-Requested-With': 'countersign' };
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers,
    credentials: 'same-origin',
  };
  if (options.body instanceof FormData) {
    init.body = options.body;
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(options.body);
  }
  if (options.signal) {
    init.signal = options.signal;
  }
  const response = await answer(`/api${path}${queryString(options.query)}`, init);
  if (response.status === 401) {
    toSignIn();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }
    throw new Problem(0);
  }
}

function queryString(query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach((each: string) => parameters.append(name, each));
    } else if (value !== undefined && value !== null && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
