import { useTranslation } from 'react-i18next';
import type { TaskFilter } from '../api/types';

interface Props {
  filter: TaskFilter;
  counts: { mine: number; group: number } | undefined;
  allTasks: boolean;
  onChange: (filter: TaskFilter) => void;
}

/** Whose tasks to show. Buttons with `aria-pressed` rather than tabs: they filter one list. */
export function FilterBar({ filter, counts, allTasks, onChange }: Props) {
  const { t } = useTranslation();
  const choices: { value: TaskFilter; label: string; count: number | undefined }[] = [
    { value: 'mine', label: t('inbox.mine'), count: counts?.mine },
    { value: 'group', label: t('inbox.group'), count: counts?.group },
  ];
  if (allTasks) {
    choices.push({ value: 'all', label: t('inbox.all'), count: undefined });
  }
  return (
    <div className="cs-filter" role="group" aria-label={t('inbox.show')}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="cs-filter__choice"
          aria-pressed={choice.value === filter}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
          {choice.count !== undefined && <span className="cs-filter__count">{choice.count}</span>}
        </button>
      ))}
    </div>
  );
}
