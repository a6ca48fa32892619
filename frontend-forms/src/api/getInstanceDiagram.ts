import { queryOptions } from '@tanstack/react-query';
import { requestText } from './http';

export function instanceDiagramQuery(id: string) {
  return queryOptions({
    queryKey: ['instance', id, 'diagram'],
    queryFn: ({ signal }) =>
      requestText(`/instances/${encodeURIComponent(id)}/diagram`, 'application/xml', { signal }),
    staleTime: Infinity,
  });
}
