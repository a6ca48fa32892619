import { Button } from '@carbon/react';
import Edit from '@carbon/icons-react/es/Edit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedFilter, savedFiltersQuery } from '../api/savedFilters';
import { SaveFilterDialog } from './SaveFilterDialog';
import { type InboxSearch, inboxSearch, marksOf } from './search';

interface Props {
  search: InboxSearch;
  onChange: (search: InboxSearch) => void;
}

/** The filters that this person keeps or that are shared with them, each with its number of tasks. */
export function SavedFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const filters = useQuery(savedFiltersQuery);
  const [dialog, setDialog] = useState<'new' | SavedFilter | null>(null);
  const chosen = filters.data?.find((filter) => filter.id === search.saved);
  const narrowed =
    marksOf(search).length > 0 || search.q !== undefined || search.sort !== undefined;
  if (filters.data === undefined || (filters.data.length === 0 && !narrowed)) {
    return null;
  }
  return (
    <nav className="cs-saved" aria-label={t('savedFilters.title')}>
      <ul className="cs-saved__list">
        {filters.data.map((filter) => (
          <li key={filter.id}>
            <button
              type="button"
              className={`cs-saved__filter cs-saved__filter--${filter.colour ?? 'none'}`}
              aria-pressed={filter.id === search.saved}
              title={
                filter.changeable ? undefined : t('savedFilters.sharedBy', { owner: filter.owner })
              }
              onClick={() =>
                onChange(
                  filter.id === search.saved
                    ? { filter: search.filter ?? 'mine' }
                    : searchOf(filter),
                )
              }
            >
              {filter.name}
              {filter.count !== null && <span className="cs-filter__count">{filter.count}</span>}
            </button>
          </li>
        ))}
      </ul>
      {chosen?.changeable && (
        <Button
          kind="ghost"
          size="sm"
          hasIconOnly
          renderIcon={Edit}
          iconDescription={t('savedFilters.edit', { name: chosen.name })}
          onClick={() => setDialog(chosen)}
        />
      )}
      {narrowed && chosen === undefined && (
        <Button kind="ghost" size="sm" onClick={() => setDialog('new')}>
          {t('savedFilters.save')}
        </Button>
      )}
      {dialog !== null && (
        <SaveFilterDialog
          search={search}
          filter={dialog === 'new' ? undefined : dialog}
          onClose={() => setDialog(null)}
          onSaved={(filter) => onChange(searchOf(filter))}
          onDeleted={() => onChange({ filter: search.filter ?? 'mine' })}
        />
      )}
    </nav>
  );
}

/** The address that a kept filter stands for. */
export function searchOf(filter: SavedFilter): InboxSearch {
  return {
    ...inboxSearch({ ...filter.query }),
    ...(filter.sort === 'due' ? {} : { sort: filter.sort }),
    saved: filter.id,
  };
}
