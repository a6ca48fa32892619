import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import type { Mark } from './search';

const CHOICE_WORDS = {
  'due=overdue': 'savedFilters.dueOverdue',
  'due=none': 'savedFilters.dueNone',
  'due=any': 'savedFilters.dueAny',
  'followUp=reached': 'savedFilters.followUpReached',
  'followUp=pending': 'savedFilters.followUpPending',
  'followUp=none': 'savedFilters.followUpNone',
  'followUp=any': 'savedFilters.followUpAny',
  'followUp=all': 'savedFilters.followUpAll',
  'assigned=true': 'savedFilters.assigned',
  'assigned=false': 'savedFilters.unassigned',
} as const;

type Choice = keyof typeof CHOICE_WORDS;

/** A condition in words: `Process: Retail forecast`. */
export function useConditionWords(): (mark: Mark) => string {
  const { t } = useTranslation();
  const definitions = useQuery(definitionsQuery);
  return ({ condition, value }) => {
    switch (condition) {
      case 'due':
      case 'followUp':
      case 'assigned':
        return t(CHOICE_WORDS[`${condition}=${value}` as Choice]);
      case 'definition': {
        const name = definitions.data?.find((each) => each.key === value)?.name;
        return t('savedFilters.mark.definition', { value: name ?? value });
      }
      case 'variable': {
        const [name = '', operator = '', ...rest] = value.split(':');
        return `${name} ${SIGNS[operator] ?? operator} ${rest.join(':')}`;
      }
      default:
        return t(`savedFilters.mark.${condition}`, { value });
    }
  };
}

const SIGNS: Record<string, string> = {
  eq: '=',
  neq: '≠',
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
  like: '~',
};
