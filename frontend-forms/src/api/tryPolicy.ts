import { requestJson } from './http';

export type HumanOutcome =
  'APPROVED' | 'APPROVED_WITH_OVERRIDE' | 'CHANGES' | 'REJECTED' | 'NOBODY' | 'OPEN';

export interface PolicyTrialRequest {
  xml: string;
  file: string;
  definition: string;
  decision?: string;
  replay?: string;
  automatic?: string;
  from?: string;
  to?: string;
}

export interface TrialCase {
  instanceId: string;
  businessKey: string | null;
  evaluatedAt: string;
  before: string | null;
  now: string | null;
  human: HumanOutcome;
  problem: string | null;
  link: string;
}

export interface PolicyTrial {
  summary: string;
  decision: string;
  output: string;
  automatic: string;
  cases: number;
  replayed: number;
  fromRecordedInputs: number;
  capped: boolean;
  automaticBefore: number;
  automaticNow: number;
  matrix: { before: string; now: string; count: number }[];
  notReplayed: { reason: string; count: number }[];
  items: TrialCase[];
}

/** Tries a decision table against what was decided before; nothing is deployed. */
export function tryPolicy(request: PolicyTrialRequest): Promise<PolicyTrial> {
  return requestJson<PolicyTrial>('/policy-trials', { method: 'POST', body: request });
}
