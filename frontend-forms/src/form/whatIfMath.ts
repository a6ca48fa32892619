/** The forecast by category as the evaluation gives it, week by week, oldest first. */
export interface ForecastByCategory {
  actualFrom?: string;
  forecastFrom?: string;
  stepDays?: number;
  categories: CategoryForecast[];
}

export interface CategoryForecast {
  category: string;
  /** Empty where only the total is known. */
  actual?: (number | null)[];
  forecast?: (number | null)[];
  total?: number;
}

export interface Override {
  category: string;
  /** null while what was typed is no number. */
  percent: number | null;
}

export interface WhatIfPoint {
  date: string;
  actual?: number;
  forecast?: number;
  adjusted?: number;
}

export function isForecast(value: unknown): value is ForecastByCategory {
  const categories = (value as ForecastByCategory | null | undefined)?.categories;
  return Array.isArray(categories) && categories.every((one) => typeof one.category === 'string');
}

export function totalOf(one: CategoryForecast): number {
  return one.total ?? sum(one.forecast ?? []);
}

export function adjusted(total: number, percent: number | null | undefined): number {
  return total * (1 + (percent ?? 0) / 100);
}

export function percentOf(overrides: Override[], category: string): number | null | undefined {
  return overrides.find((override) => override.category === category)?.percent;
}

/** The overrides with one changed; `undefined` takes it out. */
export function withPercent(
  overrides: Override[],
  category: string,
  percent: number | null | undefined,
): Override[] {
  const at = overrides.findIndex((override) => override.category === category);
  if (percent === undefined || percent === 0) {
    return overrides.filter((override) => override.category !== category);
  }
  return at < 0
    ? [...overrides, { category, percent }]
    : overrides.map((override, index) => (index === at ? { category, percent } : override));
}

/** A number as people write it, with a comma or a dot and perhaps a percent sign; undefined for nothing, null for no number. */
export function parsePercent(text: string): number | null | undefined {
  const plain = text.replace(/[%\s]/g, '').replace(',', '.').replace(/^[−–]/, '-');
  if (plain === '') {
    return undefined;
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** What the chart shows: sums over all categories, week by week. */
export function points(source: ForecastByCategory, overrides: Override[]): WhatIfPoint[] {
  const step = source.stepDays ?? 7;
  const byDate = new Map<string, WhatIfPoint>();
  const add = (from: string | undefined, index: number, more: Omit<WhatIfPoint, 'date'>) => {
    if (from === undefined) {
      return;
    }
    const date = dayAfter(from, index * step);
    const point = byDate.get(date) ?? { date };
    for (const [name, value] of Object.entries(more) as ['actual', number][]) {
      point[name] = (point[name] ?? 0) + value;
    }
    byDate.set(date, point);
  };
  for (const one of source.categories) {
    const percent = percentOf(overrides, one.category);
    (one.actual ?? []).forEach((value, index) => {
      if (value !== null) {
        add(source.actualFrom, index, { actual: value });
      }
    });
    (one.forecast ?? []).forEach((value, index) => {
      if (value !== null) {
        add(source.forecastFrom, index, {
          forecast: value,
          adjusted: Math.round(adjusted(value, percent) * 100) / 100,
        });
      }
    });
  }
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date));
}

function dayAfter(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
