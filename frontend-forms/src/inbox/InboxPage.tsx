import { Pagination, Search } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { tasksQuery } from '../api/listTasks';
import type { TaskFilter } from '../api/types';
import { useRights } from '../app/rights';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { FilterBar } from './FilterBar';
import { InboxEmpty } from './InboxEmpty';
import { TaskList } from './TaskList';
import { TaskListLoading } from './TaskListLoading';

const PAGE_SIZE = 20;
const TYPING_PAUSE_MS = 250;

const route = getRouteApi('/');

/** The work that waits for the signed-in person. */
export function InboxPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useQuery(meQuery);
  const rights = useRights();
  const filter = search.filter ?? 'mine';
  const page = search.page ?? 1;
  const tasks = useQuery(
    tasksQuery({ filter, page: page - 1, size: PAGE_SIZE, ...(search.q ? { q: search.q } : {}) }),
  );

  const show = (next: TaskFilter) =>
    void navigate({ search: { ...(search.q ? { q: search.q } : {}), filter: next } });
  const find = (q: string) =>
    void navigate({
      search: { ...(search.filter ? { filter: search.filter } : {}), ...(q ? { q } : {}) },
      replace: true,
    });

  return (
    <div className="cs-page">
      <PageHead title={t('inbox.title')} />
      <div className="cs-toolbar">
        <FilterBar
          filter={filter}
          counts={tasks.data?.counts}
          allTasks={rights.seeAllTasks}
          onChange={show}
        />
        <SearchField value={search.q ?? ''} onChange={find} />
      </div>
      {tasks.isError && (
        <ProblemNotice problem={tasks.error} onRetry={() => void tasks.refetch()} />
      )}
      {tasks.isPending && <TaskListLoading />}
      {tasks.data && tasks.data.items.length === 0 && !tasks.isError && (
        <InboxEmpty
          filter={filter}
          searched={search.q ?? ''}
          groupCount={tasks.data.counts.group}
          onShowGroup={() => show('group')}
          onClearSearch={() => find('')}
        />
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <TaskList tasks={tasks.data.items} me={me.data?.id} filter={filter} />
      )}
      {tasks.data && tasks.data.total > PAGE_SIZE && (
        <Pagination
          page={page}
          pageSize={PAGE_SIZE}
          pageSizes={[PAGE_SIZE]}
          pageSizeInputDisabled
          totalItems={tasks.data.total}
          onChange={(change) => void navigate({ search: { ...search, page: change.page } })}
        />
      )}
    </div>
  );
}

/** Searches once the typing pauses, so that the list does not flicker through half words. */
function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) {
      return;
    }
    const pause = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, value, onChange]);
  return (
    <Search
      className="cs-toolbar__search"
      size="md"
      labelText={t('inbox.search')}
      placeholder={t('inbox.searchHint')}
      closeButtonLabelText={t('inbox.clearSearch')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onClear={() => setTyped('')}
    />
  );
}
