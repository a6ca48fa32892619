import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sensorsQuery, type SensorState } from '../api/sensors';
import { useRights } from '../app/rights';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { SensorList } from './SensorList';

const PAGE_SIZE = 20;
const STATES: readonly SensorState[] = ['WAITING', 'MET', 'TIMED_OUT', 'FAILED', 'CANCELLED'];

const route = getRouteApi('/jobs');

/** What cases wait for outside, the most pressing first. */
export function SensorsTab() {
  const { t } = useTranslation();
  const rights = useRights();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = search.sensors ?? 'WAITING';
  const page = search.page ?? 1;
  const sensors = useQuery(sensorsQuery({ state, page: page - 1, size: PAGE_SIZE }));
  return (
    <>
      <div className="cs-toolbar cs-toolbar--filters">
        <Select
          id="filter-sensor-state"
          labelText={t('jobs.state')}
          value={state}
          onChange={(event) =>
            void navigate({
              search: { tab: 'sensors', sensors: event.target.value as SensorState },
            })
          }
        >
          {STATES.map((each) => (
            <SelectItem key={each} value={each} text={t(`waiting.state.${each}`)} />
          ))}
        </Select>
      </div>
      {sensors.isPending && <Loading lines={6} />}
      {sensors.isError && (
        <ProblemNotice problem={sensors.error} onRetry={() => void sensors.refetch()} />
      )}
      {sensors.data?.total === 0 &&
        (state === 'WAITING' ? (
          <EmptyState title={t('jobs.noSensors')} text={t('jobs.noSensorsText')} />
        ) : (
          <EmptyState title={t('jobs.noSensorsOther')} />
        ))}
      {sensors.data && sensors.data.items.length > 0 && (
        <SensorList sensors={sensors.data.items} canOperate={rights.operate} />
      )}
      {sensors.data && !sensors.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={sensors.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </>
  );
}
