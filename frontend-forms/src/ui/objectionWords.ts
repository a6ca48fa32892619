import type { TFunction } from 'i18next';
import { type Objection, OBJECTION_CODES, type ObjectionCode } from '../api/objection';

/**
 * An objection in the reader's words; null for one that this application does not know.
 * The service's own sentence is English, and the only thing there is of objections from before they were values.
 */
export function objectionWords(
  objection: Objection | null | undefined,
  t: TFunction,
): string | null {
  return objection && isKnown(objection.code)
    ? t(`approval.objection.${objection.code}`, { replace: objection.arguments })
    : null;
}

/** Several, one after the other; null unless all of them are known. */
export function objectionsWords(objections: Objection[] | undefined, t: TFunction): string | null {
  const words = (objections ?? []).map((objection) => objectionWords(objection, t));
  return words.length > 0 && words.every((each) => each !== null) ? words.join(' ') : null;
}

function isKnown(code: string): code is ObjectionCode {
  return (OBJECTION_CODES as readonly string[]).includes(code);
}
