import type { TFunction } from 'i18next';
import type { Problem } from '../api/problem';
import { objectionWords } from './objectionWords';

/** A problem in words for the person in front of the screen: what happened, and what the service said. */
export function problemWords(problem: Problem, t: TFunction): { title: string; detail: string } {
  return { title: titleOf(problem, t), detail: detailOf(problem, t) };
}

function titleOf(problem: Problem, t: TFunction): string {
  if (problem.unreachable) {
    return t('problem.unreachable');
  }
  switch (problem.status) {
    case 401:
      return t('problem.signedOut');
    case 403:
      return t('problem.forbidden');
    case 404:
      return t('problem.notFound');
    case 409:
      return t('problem.conflict');
    default:
      return problem.status >= 500 ? t('problem.server') : t('problem.refused');
  }
}

function detailOf(problem: Problem, t: TFunction): string {
  if (problem.unreachable) {
    return t('problem.unreachableDetail');
  }
  if (problem.status >= 500) {
    return t('problem.serverDetail');
  }
  const objection = objectionWords(problem.objection, t);
  if (objection !== null) {
    return problem.code === 'override-impossible'
      ? t('approval.impossible', { objection })
      : objection;
  }
  return problem.detail ?? problem.title;
}
