import { useSyncExternalStore } from 'react';

/** Carbon's `md` breakpoint: below it, lists are cards. */
export const PHONE = '(max-width: 671px)';

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
