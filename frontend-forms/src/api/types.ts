import type { Stale } from './stale';

/** The JSON of `/api`, as the contract of the service describes it. All times are ISO-8601 in UTC. */

import type { Approvals } from './approvals';
import type { Objection } from './objection';

export type Role = 'viewer' | 'approver' | 'operator' | 'modeller' | 'admin' | 'worker';

export interface Me {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  groups: string[];
  /** What features allow by their own settings, beside the roles. */
  rights: string[];
}

export interface Page<T> {
  items: T[];
  total: number;
}

export type TaskFilter = 'mine' | 'delegated' | 'group' | 'team' | 'all';

export interface TaskItem {
  id: string;
  name: string | null;
  taskKey: string;
  definitionKey: string;
  definitionName: string | null;
  instanceId: string;
  businessKey: string | null;
  assignee: string | null;
  /** Who gets the task back when it has been delegated. */
  owner: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  createdAt: string;
  dueAt: string | null;
  followUpAt: string | null;
  priority: number;
  description: string | null;
}

/** How many tasks wait for the person; those that are put off until later are not counted as theirs. */
export interface TaskCounts {
  mine: number;
  group: number;
  mineOverdue?: number;
  groupOverdue?: number;
  putOff?: number;
  delegated?: number;
}

export interface TaskPage extends Page<TaskItem> {
  counts: TaskCounts;
}

export interface Task extends TaskItem {
  claimable: boolean;
  completable: boolean;
  /** Why this person may not decide here, in words for that person. */
  blockedReason: string | null;
  /** The same as a value. */
  blockedBy?: Objection | null;
  evidenceDigest: string | null;
  hasForm: boolean;
  /** Why this task cannot be completed together with others; null when it can. */
  oneByOne: string | null;
  delegation?: 'pending' | 'resolved' | null;
  /** Null for a task without approval rules. */
  approvals?: Approvals | null;
  /** What this person may do beside claiming and deciding. */
  actions?: TaskAction[];
  /** The data behind the evidence has changed; null when it is as it was. */
  stale?: Stale | null;
}

export type TaskAction = 'unclaim' | 'assign' | 'delegate' | 'resolve' | 'plan';

/** A form-js schema; only the parts that this application reads are typed. */
export interface FormSchema {
  type?: string;
  id?: string;
  components: FormComponent[];
  [property: string]: unknown;
}

export interface FormComponent {
  type: string;
  id?: string;
  key?: string;
  path?: string;
  label?: string;
  action?: string;
  values?: { label: string; value: unknown }[];
  components?: FormComponent[];
  [property: string]: unknown;
}

export type FormData = Record<string, unknown>;

export interface FormView {
  schema: FormSchema;
  data: FormData;
}

export interface Completion {
  taskId: string;
  decisionId: string | null;
  instanceId: string;
  /** False when the task takes further approvals. */
  completed?: boolean;
  approvals?: { given: number; required: number } | null;
}

export type MetricStatus = 'ok' | 'warn' | 'bad' | 'info';
export type ValueFormat = 'percent' | 'number' | 'integer' | 'text' | 'date';

export interface Metric {
  label: string;
  value: number | string | null;
  format?: ValueFormat;
  unit?: string;
  threshold?: number | string | null;
  comparison?: string;
  status?: MetricStatus;
  hint?: string;
}

export interface MetricsBlock {
  type: 'metrics';
  title?: string;
  items: Metric[];
}

export interface ChartBlock {
  type: 'chart';
  title?: string;
  description?: string;
  spec: Record<string, unknown>;
}

export interface TableColumn {
  key: string;
  label: string;
  format?: ValueFormat;
}

export type Cell = string | number | boolean | null | undefined;

export interface TableBlock {
  type: 'table';
  title?: string;
  columns: TableColumn[];
  rows: Record<string, Cell>[];
}

export interface MarkdownBlock {
  type: 'markdown';
  title?: string;
  text: string;
}

export interface LinkBlock {
  type: 'link';
  label: string;
  href: string;
}

export type EvidenceBlock = MetricsBlock | ChartBlock | TableBlock | MarkdownBlock | LinkBlock;

export interface EvidenceDocument {
  title?: string;
  summary?: string;
  blocks: EvidenceBlock[];
}

export interface Evidence {
  digest: string;
  document: EvidenceDocument;
}

export interface Definition {
  key: string;
  id: string;
  name: string;
  version: number;
  description: string | null;
  startForm: boolean;
  activeInstances: number;
  incidents: number;
  deployedAt: string;
}

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'CANCELLED' | 'SUSPENDED' | 'INCIDENT';

export interface InstanceItem {
  id: string;
  definitionKey: string;
  definitionName: string;
  version: number;
  businessKey: string | null;
  state: InstanceState;
  startedAt: string;
  endedAt: string | null;
  startedBy: string | null;
  incidents: number;
  currentActivities: { id: string; name: string | null }[];
}

export interface Activity {
  activityId: string;
  name: string | null;
  type: string;
  state: 'ACTIVE' | 'COMPLETED' | 'CANCELLED';
  startedAt: string;
  endedAt: string | null;
  assignee: string | null;
}

export interface Incident {
  id: string;
  activityId: string;
  type: string;
  message: string | null;
  at: string;
}

export interface Instance extends Omit<InstanceItem, 'incidents'> {
  variables: Record<string, unknown>;
  activities: Activity[];
  incidents: Incident[];
  endActivity: string | null;
}

export type JobState =
  'INTENDED' | 'SUBMITTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'UNKNOWN';

export interface JobProgress {
  step: string | null;
  index: number | null;
  of: number | null;
  percent: number | null;
  at: string | null;
}

export interface Job {
  id: string;
  key: string;
  application: string;
  activityId: string;
  state: JobState;
  attempt: number;
  progress: JobProgress | null;
  startedAt: string | null;
  endedAt: string | null;
  exitCode: number | null;
  error: { code: string; message: string } | null;
  cancelRequested: boolean;
  /** In which streams its log is: some places have one for both. */
  logStreams?: ('stdout' | 'stderr')[];
  pool?: string;
  /** The higher goes first; usually 0. */
  priority?: number;
  /** From its creation to its start, or until now. */
  queuedSeconds?: number;
  /** Among those that wait in its pool, from 1. */
  queuePosition?: number | null;
  waitsFor?: WaitReason | null;
  /** Its process stands still until a person repairs it. */
  repairable?: boolean;
  repaired?: JobRepaired | null;
}

export type WaitReason =
  | 'NEXT'
  | 'STARTING'
  | 'BACK_OFF'
  | 'SUSPENDED'
  | 'POOL_FULL'
  | 'PROCESS_LIMIT'
  | 'TENANT_LIMIT'
  | 'MACHINE_FULL';

export interface JobRepaired {
  action: 'RETRY' | 'SKIP' | 'ABORT';
  by: string;
  at: string;
  reason: string | null;
  settings: Record<string, string>;
}

export interface Decision {
  id: string;
  sequence: number;
  taskId?: string;
  instanceId: string;
  definitionKey: string;
  businessKey: string | null;
  taskKey: string;
  taskName: string | null;
  decidedBy: string;
  decidedAt: string;
  outcome: string | null;
  comment: string | null;
  data: FormData;
  evidenceDigest: string | null;
  /** Null or absent for the decision that completed a task; `automatic` when a policy approved. */
  kind?: string | null;
  previousHash: string | null;
  hash: string;
}

export interface Violation {
  field: string;
  in?: string;
  message: string;
}
