import { Button } from '@carbon/react';
import CheckmarkOutline from '@carbon/icons-react/es/CheckmarkOutline';
import SearchIcon from '@carbon/icons-react/es/Search';
import { useTranslation } from 'react-i18next';
import type { TaskFilter } from '../api/types';
import { EmptyState } from '../ui/EmptyState';

interface Props {
  filter: TaskFilter;
  searched: string;
  groupCount: number;
  onShowGroup: () => void;
  onClearSearch: () => void;
}

export function InboxEmpty({ filter, searched, groupCount, onShowGroup, onClearSearch }: Props) {
  const { t } = useTranslation();
  if (searched !== '') {
    return (
      <EmptyState
        icon={<SearchIcon size={32} />}
        title={t('inbox.nothingFound', { searched })}
        text={t('inbox.nothingFoundText')}
      >
        <Button kind="tertiary" size="md" onClick={onClearSearch}>
          {t('inbox.clearSearch')}
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
      text={t('inbox.emptyText')}
    />
  );
}
