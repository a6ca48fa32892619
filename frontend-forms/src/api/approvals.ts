import type { Objection } from './objection';

/** One approval of a task. */
export interface Vote {
  by: string;
  at: string;
  decisionId: string;
  outcome: string | null;
  comment: string | null;
  /** False when the evidence has changed since, or the voter took part in what the task checks. */
  counts: boolean;
}

/** Two admins decided that this person may do the task although a rule forbids it. */
export interface Exemption {
  user: string;
  reason: string;
  requestedBy: string;
  confirmedBy: string;
  usableUntil: string;
  decisionId: string;
}

/** How far the approvals of a task are. */
export interface Approvals {
  given: number;
  required: number;
  missingGroups: string[];
  votes: Vote[];
  escalatedTo: string | null;
  /** In English; the only thing there is of old ones. */
  escalationReason: string | null;
  escalation?: Objection | null;
  /** Why the task cannot be completed as things are now, in English. */
  shortage: string | null;
  shortageObjection?: Objection | null;
  exceptions: Exemption[];
}
