import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/getMe';
import type { Me, Role } from '../api/types';

/** What the pages offer to whom; the service decides again on every call. */
export interface Rights {
  /** Sees everybody's tasks, stops and retries. */
  operate: boolean;
}

const OPERATES: readonly Role[] = ['operator', 'admin'];

export function rightsOf(me: Me | undefined): Rights {
  return { operate: me?.roles.some((role) => OPERATES.includes(role)) ?? false };
}

export function useRights(): Rights {
  return rightsOf(useQuery(meQuery).data);
}
