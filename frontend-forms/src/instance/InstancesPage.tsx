import { Search, Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import { instancesQuery } from '../api/listInstances';
import type { InstanceState } from '../api/types';
import type { InstancesSearch } from '../router';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { InstanceList } from './InstanceList';

const PAGE_SIZE = 20;
const TYPING_PAUSE_MS = 300;
const STATES: InstanceState[] = ['ACTIVE', 'INCIDENT', 'COMPLETED', 'CANCELLED', 'SUSPENDED'];

const route = getRouteApi('/instances');

/** The cases: what runs, what is stuck, what is done. */
export function InstancesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const definitions = useQuery(definitionsQuery);
  const page = search.page ?? 1;
  const instances = useQuery(instancesQuery({ ...search, page: page - 1, size: PAGE_SIZE }));

  /** Changes one filter and goes back to the first page; an empty value takes the filter away. */
  const filter = (change: Record<string, string>) => {
    const { page: _page, ...rest } = search;
    const merged = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(merged) as InstancesSearch });
  };
  const [typed, setTyped] = useState(search.businessKey ?? '');
  useEffect(() => {
    if (typed.trim() === (search.businessKey ?? '')) {
      return;
    }
    const pause = setTimeout(() => filter({ businessKey: typed.trim() }), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  });

  return (
    <div className="cs-page">
      <PageHead title={t('instances.title')} />
      <div className="cs-toolbar cs-toolbar--filters">
        <Select
          id="filter-definition"
          labelText={t('instances.process')}
          value={search.definition ?? ''}
          onChange={(event) => filter({ definition: event.target.value })}
        >
          <SelectItem value="" text={t('instances.everyProcess')} />
          {definitions.data?.map((definition) => (
            <SelectItem key={definition.key} value={definition.key} text={definition.name} />
          ))}
        </Select>
        <Select
          id="filter-state"
          labelText={t('instances.state')}
          value={search.state ?? ''}
          onChange={(event) => filter({ state: event.target.value })}
        >
          <SelectItem value="" text={t('instances.everyState')} />
          {STATES.map((state) => (
            <SelectItem key={state} value={state} text={t(`state.${state}`)} />
          ))}
        </Select>
        <Search
          className="cs-toolbar__search"
          size="md"
          labelText={t('instances.search')}
          placeholder={t('instances.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => setTyped('')}
        />
      </div>
      {instances.isPending && <Loading lines={6} />}
      {instances.isError && (
        <ProblemNotice problem={instances.error} onRetry={() => void instances.refetch()} />
      )}
      {instances.data?.total === 0 && (
        <EmptyState title={t('instances.empty')} text={t('instances.emptyText')} />
      )}
      {instances.data && instances.data.items.length > 0 && (
        <InstanceList instances={instances.data.items} />
      )}
      {instances.data && !instances.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={instances.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </div>
  );
}
