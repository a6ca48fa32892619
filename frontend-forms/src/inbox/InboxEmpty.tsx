import { Button } from '@carbon/react';
import CheckmarkOutline from '@carbon/icons-react/es/CheckmarkOutline';
import SearchIcon from '@carbon/icons-react/es/Search';
import { useTranslation } from 'react-i18next';
import type { TaskFilter } from '../api/types';
import { EmptyState } from '../ui/EmptyState';

interface Props {
  filter: TaskFilter;
  searched: string;
  /** Other conditions are set. */
  narrowed: boolean;
  groupCount: number;
  onShowGroup: () => void;
  onClearSearch: () => void;
}

export function InboxEmpty({
  filter,
  searched,
  narrowed,
  groupCount,
  onShowGroup,
  onClearSearch,
}: Props) {
  const { t } = useTranslation();
  if (searched !== '' || narrowed) {
    return (
      <EmptyState
        icon={<SearchIcon size={32} />}
        title={
          searched === '' ? t('savedFilters.nothingFits') : t('inbox.nothingFound', { searched })
        }
        text={searched === '' ? t('savedFilters.nothingFitsText') : t('inbox.nothingFoundText')}
      >
        <Button kind="tertiary" size="md" onClick={onClearSearch}>
          {searched === '' ? t('savedFilters.clear') : t('inbox.clearSearch')}
        </Button>
      </EmptyState>
    );
  }
  if (filter === 'mine' && groupCount > 0) {
    return (
      <EmptyState
        icon={<CheckmarkOutline size={32} />}
        title={t('inbox.emptyMine')}
        text={t('inbox.emptyMineGroup', { count: groupCount })}
      >
        <Button kind="tertiary" size="md" onClick={onShowGroup}>
          {t('inbox.showGroup')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CheckmarkOutline size={32} />}
      title={t(filter === 'mine' ? 'inbox.emptyMine' : 'inbox.emptyGroup')}
      text={t(filter === 'delegated' ? 'inbox.emptyDelegated' : 'inbox.emptyText')}
    />
  );
}
