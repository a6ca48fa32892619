import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

const GIVE_UP_AFTER = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        // A clear refusal stays a refusal; only a server or a network in trouble is asked again.
        retry: (failures, problem) =>
          failures < GIVE_UP_AFTER && (problem.status === 0 || problem.status >= 502),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
    },
  });
}
