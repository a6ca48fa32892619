import { Button, DismissibleTag } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { type InboxSearch, type Mark, marksOf, without, withCondition } from './search';
import { useConditionWords } from './useConditionWords';

interface Props {
  search: InboxSearch;
  /** How many of the person's own tasks are put off until later, and so left out unless asked for. */
  putOff: number;
  onChange: (search: InboxSearch) => void;
}

/** What narrows the list, one mark each; a mark can be taken away. */
export function ConditionMarks({ search, putOff, onChange }: Props) {
  const { t } = useTranslation();
  const words = useConditionWords();
  const marks = marksOf(search);
  const leftOut =
    (search.filter ?? 'mine') === 'mine' &&
    search.followUp === undefined &&
    search.followUpAfter === undefined &&
    search.followUpBefore === undefined
      ? putOff
      : 0;
  if (marks.length === 0 && leftOut === 0) {
    return null;
  }
  const clear = () => onChange(marks.reduce(without, search));
  return (
    <div className="cs-marks" role="group" aria-label={t('savedFilters.conditions')}>
      {leftOut > 0 && (
        <DismissibleTag
          type="gray"
          size="md"
          text={t('savedFilters.putOff', { count: leftOut })}
          title={t('savedFilters.showPutOff')}
          onClose={() => onChange(withCondition(search, 'followUp', 'all'))}
        />
      )}
      {marks.map((mark: Mark) => (
        <DismissibleTag
          key={`${mark.condition}=${mark.value}`}
          type="gray"
          size="md"
          text={words(mark)}
          title={t('savedFilters.removeCondition')}
          onClose={() => onChange(without(search, mark))}
        />
      ))}
      {marks.length > 0 && (
        <Button kind="ghost" size="sm" onClick={clear}>
          {t('savedFilters.clear')}
        </Button>
      )}
    </div>
  );
}
