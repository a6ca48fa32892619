import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/getMe';
import type { Me, Role } from '../api/types';

/** What the pages offer to whom; the service decides again on every call. */
export interface Rights {
  /** Stops and retries. */
  operate: boolean;
  /** Sees everybody's tasks. */
  seeAllTasks: boolean;
  start: boolean;
  /** Sees what was learned from past decisions. */
  learn: boolean;
  /** Tries policies on past cases. */
  tryPolicies: boolean;
  /** Sees the programs outside and the topics without one. */
  seeWorkers: boolean;
  /** Sees everything that runs and waits outside of the cases. */
  seeJobs: boolean;
  /** Makes exceptions from approval rules, together with another admin. */
  administer: boolean;
}

const OPERATES: readonly Role[] = ['operator', 'admin'];
const SEES_ALL_TASKS: readonly Role[] = ['viewer', 'operator', 'admin'];
const TRIES_POLICIES: readonly Role[] = ['modeller', 'admin'];
const SEES_WORKERS: readonly Role[] = ['operator', 'modeller', 'admin'];
const SEES_JOBS: readonly Role[] = ['viewer', 'operator', 'modeller', 'admin'];
const STARTS: readonly Role[] = ['approver', 'operator', 'modeller', 'admin'];

export function rightsOf(me: Me | undefined): Rights {
  const has = (roles: readonly Role[]) => me?.roles.some((role) => roles.includes(role)) ?? false;
  return {
    operate: has(OPERATES),
    seeAllTasks: has(SEES_ALL_TASKS),
    start: has(STARTS),
    learn: me?.rights.includes('insights') ?? false,
    tryPolicies: has(TRIES_POLICIES),
    seeWorkers: has(SEES_WORKERS),
    seeJobs: has(SEES_JOBS),
    administer: has(['admin']),
  };
}

export function useRights(): Rights {
  return rightsOf(useQuery(meQuery).data);
}
