import { queryOptions } from '@tanstack/react-query';
import { requestText } from './http';

export function definitionDiagramQuery(key: string) {
  return queryOptions({
    queryKey: ['definition', key, 'diagram'],
    queryFn: ({ signal }) =>
      requestText(`/definitions/${encodeURIComponent(key)}/diagram`, 'application/xml', { signal }),
    staleTime: 5 * 60_000,
  });
}
