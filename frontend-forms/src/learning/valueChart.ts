import type { ValueGroup } from '../api/getForecastValue';

/** One bar a group: by how many points of error its overrides made forecasts better (right) or worse (left). */
export function valueChart(groups: ValueGroup[], axisTitle: string): Record<string, unknown> {
  const values = groups
    .filter((group) => group.overrides > 0)
    .map((group) => ({
      name: group.name,
      points: Math.round((group.valueWhereOverridden ?? 0) * 10_000) / 100,
    }));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 'container',
    height: { step: 36 },
    data: { values },
    encoding: {
      y: { field: 'name', type: 'nominal', title: null, sort: '-x' },
      x: { field: 'points', type: 'quantitative', title: axisTitle },
    },
    layer: [
      {
        mark: { type: 'bar', height: 18 },
        encoding: {
          color: {
            condition: { test: 'datum.points < 0', value: '#da1e28' },
            value: '#198038',
          },
        },
      },
      { mark: { type: 'rule', color: '#525252' }, encoding: { x: { datum: 0 }, y: null } },
    ],
  };
}
