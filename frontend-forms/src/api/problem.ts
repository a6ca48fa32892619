import type { Objection } from './objection';
import type { Violation } from './types';

/** The members of an RFC 9457 problem that the service sends, with its extensions. */
export interface ProblemBody {
  status?: number;
  title?: string;
  detail?: string;
  instance?: string;
  code?: string;
  assignee?: string;
  currentDigest?: string;
  decidedBy?: string;
  decisionId?: string;
  suspendedBy?: string;
  instanceId?: string;
  violations?: Violation[];
  /** What a code of an approval rule is about. */
  arguments?: Record<string, string>;
  objection?: Objection;
}

/** What went wrong with a call: every call of the API module gives its result or throws this. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly assignee: string | undefined;
  readonly currentDigest: string | undefined;
  readonly decidedBy: string | undefined;
  readonly decisionId: string | undefined;
  readonly suspendedBy: string | undefined;
  readonly instanceId: string | undefined;
  readonly violations: Violation[];
  /** The approval rule that stands against it, if it is one. */
  readonly objection: Objection | undefined;

  /** @param status the HTTP status; 0 when no answer came at all */
  constructor(status: number, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.title = body.title ?? '';
    this.detail = body.detail;
    this.code = body.code;
    this.assignee = body.assignee;
    this.currentDigest = body.currentDigest;
    this.decidedBy = body.decidedBy;
    this.decisionId = body.decisionId;
    this.suspendedBy = body.suspendedBy;
    this.instanceId = body.instanceId;
    this.violations = body.violations ?? [];
    this.objection =
      body.objection ??
      (body.code !== undefined && body.arguments !== undefined
        ? { code: body.code, arguments: body.arguments }
        : undefined);
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

/** Reads a failed response; a body that is no problem JSON (a proxy's page, say) still gives a Problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    return new Problem(response.status);
  }
  try {
    return new Problem(response.status, (await response.json()) as ProblemBody);
  } catch {
    return new Problem(response.status);
  }
}
