import { Button } from '@carbon/react';
import FilterIcon from '@carbon/icons-react/es/Filter';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { tasksQuery } from '../api/listTasks';
import { savedFiltersQuery } from '../api/savedFilters';
import type { TaskFilter, TaskItem } from '../api/types';
import { useRights } from '../app/rights';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ConditionMarks } from './ConditionMarks';
import { FilterBar } from './FilterBar';
import { FilterPanel } from './FilterPanel';
import { InboxEmpty } from './InboxEmpty';
import { SavedFilters, searchOf } from './SavedFilters';
import { SearchField } from './SearchField';
import { SelectionBar } from './SelectionBar';
import { SortSelect } from './SortSelect';
import { TaskList } from './TaskList';
import { TaskListLoading } from './TaskListLoading';
import { conditionsOf, type InboxSearch, marksOf, withCondition } from './search';
import { useSelection } from './useSelection';
import './inbox.scss';

const PAGE_SIZE = 20;
const NO_TASKS: TaskItem[] = [];

const route = getRouteApi('/');

/** The work that waits for the signed-in person. What it shows stands in the address. */
export function InboxPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useQuery(meQuery);
  const rights = useRights();
  const [panel, setPanel] = useState(false);
  const filter = search.filter ?? 'mine';
  const page = search.page ?? 1;
  const { filter: _filter, q, ...conditions } = conditionsOf(search);
  const tasks = useQuery(
    tasksQuery({
      filter,
      page: page - 1,
      size: PAGE_SIZE,
      ...(q ? { q } : {}),
      ...conditions,
      ...(search.sort ? { sort: search.sort } : {}),
    }),
  );
  const selection = useSelection(tasks.data?.items ?? NO_TASKS);
  const marks = marksOf(search);

  const change = (next: InboxSearch, replace = false) => void navigate({ search: next, replace });
  const show = (next: TaskFilter) =>
    change(withCondition({ ...search, filter: holding(next, search) }, 'sort', search.sort));
  usePreselection(search, change);

  return (
    <div className="cs-page">
      <PageHead title={t('inbox.title')} />
      <SavedFilters search={search} onChange={change} />
      <div className="cs-toolbar">
        <FilterBar
          filter={filter}
          counts={tasks.data?.counts}
          allTasks={rights.seeAllTasks}
          onChange={show}
        />
        <Button
          kind="ghost"
          size="md"
          renderIcon={FilterIcon}
          aria-expanded={panel}
          aria-controls="inbox-filters"
          onClick={() => setPanel(!panel)}
        >
          {marks.length === 0
            ? t('savedFilters.panel')
            : t('savedFilters.panelCount', { count: marks.length })}
        </Button>
        <SortSelect
          value={search.sort}
          onChange={(sort) => change(withCondition(search, 'sort', sort))}
        />
        <SearchField
          value={search.q ?? ''}
          onChange={(text) => change(withCondition(search, 'q', text), true)}
        />
      </div>
      {panel && <FilterPanel search={search} onChange={change} />}
      <ConditionMarks search={search} putOff={tasks.data?.counts.putOff ?? 0} onChange={change} />
      <SelectionBar selection={selection} me={me.data?.id} />
      {tasks.isError && (
        <ProblemNotice problem={tasks.error} onRetry={() => void tasks.refetch()} />
      )}
      {tasks.isPending && <TaskListLoading />}
      {tasks.data?.total === 0 && !tasks.isError && (
        <InboxEmpty
          filter={filter}
          searched={q ?? ''}
          narrowed={marks.length > 0}
          groupCount={tasks.data.counts.group}
          onShowGroup={() => show('group')}
          onClearSearch={() => change({ filter })}
        />
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <TaskList tasks={tasks.data.items} me={me.data?.id} filter={filter} selection={selection} />
      )}
      {tasks.data && !tasks.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={tasks.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </div>
  );
}

/** Whoever asks what somebody has, is shown it: tasks that nobody has cannot be with anybody. */
function holding(filter: TaskFilter, search: InboxSearch): TaskFilter {
  return filter === 'group' && search.assignee !== undefined ? 'team' : filter;
}

/** An inbox that is opened without any wish opens with the filter that the person has chosen for that, once. */
function usePreselection(
  search: InboxSearch,
  change: (search: InboxSearch, replace: boolean) => void,
) {
  const filters = useQuery(savedFiltersQuery);
  const me = useQuery(meQuery);
  const done = useRef(false);
  useEffect(() => {
    if (done.current || filters.data === undefined || me.data === undefined) {
      return;
    }
    done.current = true;
    const own = filters.data.find((each) => each.preselected && each.owner === me.data.id);
    if (own && Object.keys(search).length === 0) {
      change(searchOf(own), true);
    }
  });
}
