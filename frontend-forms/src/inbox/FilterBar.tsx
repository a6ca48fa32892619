import { Checkbox } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { TaskCounts, TaskFilter } from '../api/types';

interface Props {
  filter: TaskFilter;
  counts: TaskCounts | undefined;
  allTasks: boolean;
  onChange: (filter: TaskFilter) => void;
}

/** Whose tasks to show. Buttons with `aria-pressed` rather than tabs: they filter one list. */
export function FilterBar({ filter, counts, allTasks, onChange }: Props) {
  const { t } = useTranslation();
  const choices: { value: TaskFilter; label: string; count: number | undefined }[] = [
    { value: 'mine', label: t('inbox.mine'), count: counts?.mine },
    ...(filter === 'delegated' || (counts?.delegated ?? 0) > 0
      ? [{ value: 'delegated' as const, label: t('inbox.delegated'), count: counts?.delegated }]
      : []),
    { value: 'group', label: t('inbox.group'), count: counts?.group },
  ];
  if (allTasks) {
    choices.push({ value: 'all', label: t('inbox.all'), count: undefined });
  }
  const shown = filter === 'team' ? 'group' : filter;
  return (
    <>
      <div className="cs-filter" role="group" aria-label={t('inbox.show')}>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className="cs-filter__choice"
            aria-pressed={choice.value === shown}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
            {choice.count !== undefined && <span className="cs-filter__count">{choice.count}</span>}
          </button>
        ))}
      </div>
      {shown === 'group' && (
        <Checkbox
          id="inbox-team"
          className="cs-filter__team"
          labelText={t('inbox.team')}
          checked={filter === 'team'}
          onChange={(_event, { checked }) => onChange(checked ? 'team' : 'group')}
        />
      )}
    </>
  );
}
