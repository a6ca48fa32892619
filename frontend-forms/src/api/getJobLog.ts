import { requestResponse } from './http';

export type LogStream = 'stdout' | 'stderr';

/** A part of a job's log, by bytes. */
export interface LogPart {
  bytes: Uint8Array<ArrayBuffer>;
  offset: number;
  next: number;
  /** Nothing follows any more. */
  ended: boolean;
}

/** @param offset first byte; negative: so many before the end */
export async function getJobLog(
  id: string,
  stream: LogStream,
  offset: number,
  signal?: AbortSignal,
): Promise<LogPart> {
  const response = await requestResponse(`/jobs/${encodeURIComponent(id)}/log`, 'text/plain', {
    query: { stream, offset },
    signal,
  });
  const header = (name: string) => Number(response.headers.get(name) ?? 0);
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    offset: header('Log-Offset'),
    next: header('Log-Next-Offset'),
    ended: response.headers.get('Log-Ended') === 'true',
  };
}
