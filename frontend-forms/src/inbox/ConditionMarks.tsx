import { Button, DismissibleTag } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { type InboxSearch, type Mark, marksOf, without } from './search';
import { useConditionWords } from './useConditionWords';

interface Props {
  search: InboxSearch;
  onChange: (search: InboxSearch) => void;
}

/** What narrows the list, one mark each; a mark can be taken away. */
export function ConditionMarks({ search, onChange }: Props) {
  const { t } = useTranslation();
  const words = useConditionWords();
  const marks = marksOf(search);
  if (marks.length === 0) {
    return null;
  }
  const clear = () => onChange(marks.reduce(without, search));
  return (
    <div className="cs-marks" role="group" aria-label={t('savedFilters.conditions')}>
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
      <Button kind="ghost" size="sm" onClick={clear}>
        {t('savedFilters.clear')}
      </Button>
    </div>
  );
}
