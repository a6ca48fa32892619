import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { DecisionFilter } from './api/searchDecisions';
import type { MessageState } from './api/messages';
import type { SensorState } from './api/sensors';
import type { InstanceState, JobState } from './api/types';
import { NotFound } from './app/NotFound';
import { PageCrash } from './app/PageCrash';
import { Shell } from './app/Shell';
import { InboxPage } from './inbox/InboxPage';
import { inboxSearch } from './inbox/search';

interface RouterContext {
  queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFound,
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: InboxPage,
  validateSearch: inboxSearch,
});

const taskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('./task/TaskPage'), 'TaskPage'),
});

const processesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/processes',
  component: lazyRouteComponent(() => import('./process/ProcessesPage'), 'ProcessesPage'),
});

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/processes/$key/start',
  component: lazyRouteComponent(() => import('./process/StartPage'), 'StartPage'),
});

export interface InstancesSearch {
  definition?: string;
  businessKey?: string;
  state?: InstanceState;
  page?: number;
}

const STATES = ['ACTIVE', 'COMPLETED', 'CANCELLED', 'SUSPENDED', 'INCIDENT'] as const;

const instancesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/instances',
  component: lazyRouteComponent(() => import('./instance/InstancesPage'), 'InstancesPage'),
  validateSearch: (search: Record<string, unknown>): InstancesSearch => ({
    ...text('definition', search['definition']),
    ...text('businessKey', search['businessKey']),
    ...oneOf('state', search['state'], STATES),
    ...pageOf(search['page']),
  }),
});

const instanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/instances/$instanceId',
  component: lazyRouteComponent(() => import('./instance/InstancePage'), 'InstancePage'),
});

export interface DecisionsSearch extends DecisionFilter {
  page?: number;
}

const decisionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/decisions',
  component: lazyRouteComponent(() => import('./decision/DecisionsPage'), 'DecisionsPage'),
  validateSearch: (search: Record<string, unknown>): DecisionsSearch => ({
    ...text('q', search['q']),
    ...text('definition', search['definition']),
    ...text('person', search['person']),
    ...text('outcome', search['outcome']),
    ...text('from', search['from']),
    ...text('to', search['to']),
    ...pageOf(search['page']),
  }),
});

const decisionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/decisions/$decisionId',
  component: lazyRouteComponent(() => import('./decision/DecisionPage'), 'DecisionPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calendars/$name',
  component: lazyRouteComponent(() => import('./deadline/CalendarPage'), 'CalendarPage'),
});

export interface InsightsSearch {
  tab?: 'trial' | 'sampling' | 'value';
  definition?: string;
}

const insightsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/insights',
  component: lazyRouteComponent(() => import('./learning/InsightsPage'), 'InsightsPage'),
  validateSearch: (search: Record<string, unknown>): InsightsSearch => ({
    ...oneOf('tab', search['tab'], ['trial', 'sampling', 'value'] as const),
    ...text('definition', search['definition']),
  }),
});

const preferencesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/notifications',
  component: lazyRouteComponent(() => import('./preferences/PreferencesPage'), 'PreferencesPage'),
});

const mailDecisionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mail-decision/$token',
  component: lazyRouteComponent(
    () => import('./maildecision/MailDecisionPage'),
    'MailDecisionPage',
  ),
});

const workersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workers',
  component: lazyRouteComponent(() => import('./worker/WorkersPage'), 'WorkersPage'),
});

export type JobChoice = JobState | 'LIVE' | 'PERSON';

export interface JobsSearch {
  tab?: 'sensors';
  state?: JobChoice;
  pool?: string;
  page?: number;
  sensors?: SensorState;
}

const JOB_CHOICES = [
  'PERSON',
  'LIVE',
  'INTENDED',
  'SUBMITTED',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'UNKNOWN',
] as const;

const SENSOR_STATES = ['WAITING', 'MET', 'TIMED_OUT', 'FAILED', 'CANCELLED'] as const;

const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./job/JobsPage'), 'JobsPage'),
  validateSearch: (search: Record<string, unknown>): JobsSearch => ({
    ...oneOf('tab', search['tab'], ['sensors'] as const),
    ...oneOf('state', search['state'], JOB_CHOICES),
    ...text('pool', search['pool']),
    ...pageOf(search['page']),
    ...oneOf('sensors', search['sensors'], SENSOR_STATES),
  }),
});

export interface MessagesSearch {
  state?: MessageState;
  kind?: string;
  recipient?: string;
  page?: number;
}

const MESSAGE_STATES = ['PENDING', 'SENT', 'FAILED', 'CANCELLED'] as const;

const messagesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/messages',
  component: lazyRouteComponent(() => import('./message/MessagesPage'), 'MessagesPage'),
  validateSearch: (search: Record<string, unknown>): MessagesSearch => ({
    ...oneOf('state', search['state'], MESSAGE_STATES),
    ...text('kind', search['kind']),
    ...text('recipient', search['recipient']),
    ...pageOf(search['page']),
  }),
});

const overridesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overrides',
  component: lazyRouteComponent(() => import('./approval/OverridesPage'), 'OverridesPage'),
});

const routeTree = rootRoute.addChildren([
  inboxRoute,
  taskRoute,
  processesRoute,
  startRoute,
  instancesRoute,
  instanceRoute,
  decisionsRoute,
  decisionRoute,
  calendarRoute,
  preferencesRoute,
  mailDecisionRoute,
  insightsRoute,
  overridesRoute,
  messagesRoute,
  jobsRoute,
  workersRoute,
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // TanStack Query keeps the data; the router only loads code.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageCrash,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function oneOf<N extends string, V extends string>(
  name: N,
  value: unknown,
  allowed: readonly V[],
): { [K in N]?: V } {
  const found = allowed.find((candidate) => candidate === value);
  return (found === undefined ? {} : { [name]: found }) as { [K in N]?: V };
}

function text<N extends string>(name: N, value: unknown): { [K in N]?: string } {
  const usable = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return (usable ? { [name]: String(value) } : {}) as { [K in N]?: string };
}

function pageOf(value: unknown): { page?: number } {
  const page = Number(value);
  return Number.isInteger(page) && page > 0 ? { page } : {};
}
