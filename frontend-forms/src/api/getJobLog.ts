import { queryOptions } from '@tanstack/react-query';
import { requestText } from './http';

export type LogStream = 'stdout' | 'stderr';

export function jobLogQuery(id: string, stream: LogStream, live: boolean, tail = 200) {
  return queryOptions({
    queryKey: ['job', id, 'log', stream, tail],
    queryFn: ({ signal }) =>
      requestText(`/jobs/${encodeURIComponent(id)}/log`, 'text/plain', {
        query: { stream, tail },
        signal,
      }),
    refetchInterval: live ? 2_000 : false,
  });
}
