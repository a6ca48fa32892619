import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastValueQuery, type ValueBy, type ValueGroup } from '../api/getForecastValue';
import type { TableColumn } from '../api/types';
import { Chart } from '../evidence/Chart';
import { DataTable } from '../evidence/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { formatValue } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Figures } from './Figures';
import { valueChart } from './valueChart';

const BY = {
  team: 'byTeam',
  person: 'byPerson',
  category: 'byCategory',
  month: 'byMonthName',
} as const;

/** What models and people added to forecasts, once the real figures are known. */
export function ForecastValueTab({ definition }: { definition: string }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<ValueBy>('team');
  const value = useQuery(forecastValueQuery(definition, by));
  const groups = value.data?.groups;
  const chart = useMemo(() => valueChart(groups ?? [], t('learning.chartValue')), [groups, t]);
  if (value.isPending) {
    return <Loading />;
  }
  if (value.isError) {
    return <ProblemNotice problem={value.error} onRetry={() => void value.refetch()} />;
  }
  const { total, sizes } = value.data;
  return (
    <div className="cs-insight">
      <h2 className="cs-visually-hidden">{t('learning.value')}</h2>
      <p className="cs-insight__intro">{t('learning.valueIntro')}</p>
      {total.forecasts === 0 ? (
        <EmptyState title={t('learning.noValue')} text={t('learning.noValueText')} />
      ) : (
        <>
          <Figures
            items={[
              { label: t('learning.errorNaive'), value: formatValue(total.naive, 'percent') },
              {
                label: t('learning.errorStatistical'),
                value: formatValue(total.statistical, 'percent'),
                hint: `${t('learning.ofModel')}: ${t('learning.points', { value: signed(total.valueOfModel) })}`,
              },
              {
                label: t('learning.errorApproved'),
                value: formatValue(total.approved, 'percent'),
                hint: `${t('learning.ofOverrides')}: ${t('learning.points', { value: signed(total.valueOfOverrides) })}`,
              },
              {
                label: t('learning.helped'),
                value: `${total.helped} / ${total.overrides}`,
              },
            ]}
          />
          <div className="cs-toolbar">
            <Select
              id="value-by"
              labelText={t('learning.by')}
              value={by}
              onChange={(event) => setBy(event.target.value as ValueBy)}
            >
              {(Object.keys(BY) as ValueBy[]).map((each) => (
                <SelectItem key={each} value={each} text={t(`learning.${BY[each]}`)} />
              ))}
            </Select>
          </div>
          {total.overrides > 0 && (
            <Chart
              block={{
                type: 'chart',
                title: t('learning.chartTitle'),
                description: t('learning.chartText'),
                spec: chart,
              }}
            />
          )}
          <GroupTable
            title={t('learning.groupsTitle')}
            name={t(`learning.${BY[by]}`)}
            groups={value.data.groups}
          />
          {sizes.length > 0 && (
            <GroupTable title={t('learning.sizesTitle')} name={t('learning.size')} groups={sizes} />
          )}
        </>
      )}
    </div>
  );
}

function GroupTable({
  title,
  name,
  groups,
}: {
  title: string;
  name: string;
  groups: ValueGroup[];
}) {
  const { t } = useTranslation();
  const columns: TableColumn[] = [
    { key: 'name', label: name },
    { key: 'naive', label: t('learning.errorNaive'), format: 'percent' },
    { key: 'statistical', label: t('learning.errorStatistical'), format: 'percent' },
    { key: 'approved', label: t('learning.errorApproved'), format: 'percent' },
    { key: 'valueWhereOverridden', label: t('learning.ofOverrides'), format: 'percent' },
    { key: 'overrides', label: t('learning.overrides'), format: 'integer' },
    { key: 'helped', label: t('learning.helped'), format: 'integer' },
    { key: 'approvedBias', label: t('learning.bias'), format: 'percent' },
    { key: 'meanPercent', label: t('learning.meanSize'), format: 'number' },
  ];
  return (
    <DataTable
      block={{ type: 'table', title, columns, rows: groups.map((group) => ({ ...group })) }}
    />
  );
}

/** A difference of two shares, in points. */
function signed(value: number | null): string {
  return value === null ? '–' : `${value > 0 ? '+' : ''}${formatValue(value * 100, 'number')}`;
}
