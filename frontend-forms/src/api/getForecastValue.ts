import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export type ValueBy = 'team' | 'person' | 'category' | 'month';

export interface ValueGroup {
  name: string;
  forecasts: number;
  overrides: number;
  helped: number;
  helpedShare: number | null;
  actual: number;
  naive: number | null;
  statistical: number | null;
  approved: number | null;
  valueOfModel: number | null;
  valueOfOverrides: number | null;
  valueWhereOverridden: number | null;
  statisticalBias: number | null;
  approvedBias: number | null;
  meanPercent: number | null;
}

export interface ForecastValue {
  total: ValueGroup;
  groups: ValueGroup[];
  sizes: ValueGroup[];
  scores: number;
}

/** What models and people added to forecasts. */
export function forecastValueQuery(definition: string, by: ValueBy) {
  return queryOptions({
    queryKey: ['forecast-value', definition, by],
    queryFn: ({ signal }) =>
      requestJson<ForecastValue>('/forecast-value', { query: { definition, by }, signal }),
  });
}
