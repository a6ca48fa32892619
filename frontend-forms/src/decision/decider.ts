import type { TFunction } from 'i18next';
import type { Decision } from '../api/types';

const POLICY = /^policy:(.+?)(?::(\d+))?$/;

export function isAutomatic(decision: Pick<Decision, 'kind'>): boolean {
  return decision.kind === 'automatic';
}

/** Who decided: a person, or the policy that approved without one. */
export function decider(decision: Pick<Decision, 'kind' | 'decidedBy'>, t: TFunction): string {
  const policy = isAutomatic(decision) ? POLICY.exec(decision.decidedBy) : null;
  if (!policy) {
    return decision.decidedBy;
  }
  const [, key, version] = policy;
  return version === undefined
    ? t('record.policyOnly', { key })
    : t('record.policy', { key, version });
}
