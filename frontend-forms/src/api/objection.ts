/** Why somebody may not decide about a task, or nobody can; said in the reader's words where it is shown. */
export const OBJECTION_CODES = [
  'already-approved',
  'took-part',
  'took-part-in-check',
  'started-process',
  'not-counted',
  'nobody-may-decide',
  'too-few-may-decide',
] as const;

export type ObjectionCode = (typeof OBJECTION_CODES)[number];

export interface Objection {
  /** One of OBJECTION_CODES, or one of a later service. */
  code: string;
  arguments: Record<string, string>;
}
