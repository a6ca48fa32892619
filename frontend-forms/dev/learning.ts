import type { ForecastValue, ValueGroup } from '../src/api/getForecastValue';
import type { SamplePage } from '../src/api/samples';
import type { PolicyTrial } from '../src/api/tryPolicy';

/** What the insight pages show in the sample world. */
export const trial: PolicyTrial = {
  summary: '62 of 80 would have been approved automatically, one of them was rejected by a person.',
  decision: 'review-policy',
  output: 'policy',
  automatic: 'auto',
  cases: 83,
  replayed: 80,
  fromRecordedInputs: 2,
  capped: false,
  automaticBefore: 40,
  automaticNow: 62,
  matrix: [
    { before: 'auto', now: 'auto', count: 40 },
    { before: 'one', now: 'auto', count: 22 },
    { before: 'one', now: 'one', count: 12 },
    { before: 'two', now: 'two', count: 6 },
  ],
  notReplayed: [{ reason: 'A blind review of this case is not answered yet.', count: 3 }],
  items: [
    {
      instanceId: 'i1',
      businessKey: 'retail-forecast-2026-10-11-1',
      evaluatedAt: '2026-10-11T08:12:00Z',
      before: 'one',
      now: 'auto',
      human: 'REJECTED',
      problem: null,
      link: '/instances/i1',
    },
    {
      instanceId: 'i2',
      businessKey: 'retail-forecast-2026-10-18-1',
      evaluatedAt: '2026-10-18T08:12:00Z',
      before: 'one',
      now: 'auto',
      human: 'APPROVED',
      problem: null,
      link: '/instances/i2',
    },
  ],
};

export const samples: SamplePage = {
  summary: {
    period: null,
    sampled: 40,
    agreed: 37,
    corrected: 2,
    disagreed: 1,
    disagreement: 0.075,
    low: 0.0258,
    high: 0.1986,
  },
  periods: [
    {
      period: '2026-11',
      sampled: 22,
      agreed: 21,
      corrected: 1,
      disagreed: 0,
      disagreement: 0.0455,
      low: 0.0081,
      high: 0.218,
    },
    {
      period: '2026-10',
      sampled: 18,
      agreed: 16,
      corrected: 1,
      disagreed: 1,
      disagreement: 0.1111,
      low: 0.031,
      high: 0.328,
    },
  ],
  items: [
    {
      instanceId: 'i3',
      definitionKey: 'retail-forecast',
      businessKey: 'retail-forecast-2026-11-15-1',
      decisionId: 'd3',
      decidedBy: 'anna',
      decidedAt: '2026-11-15T10:00:00Z',
      verdict: 'AGREED',
    },
    {
      instanceId: 'i4',
      definitionKey: 'retail-forecast',
      businessKey: 'retail-forecast-2026-10-25-1',
      decisionId: 'd4',
      decidedBy: 'ben',
      decidedAt: '2026-10-25T10:00:00Z',
      verdict: 'DISAGREED',
    },
  ],
  total: 2,
};

function group(name: string, value: number, overrides: number, helped: number): ValueGroup {
  return {
    name,
    forecasts: 6,
    overrides,
    helped,
    helpedShare: overrides === 0 ? null : helped / overrides,
    actual: 1_284_000,
    naive: 0.31,
    statistical: 0.12,
    approved: 0.12 - value / 3,
    valueOfModel: 0.19,
    valueOfOverrides: value / 3,
    valueWhereOverridden: overrides === 0 ? null : value,
    statisticalBias: 0.021,
    approvedBias: 0.012,
    meanPercent: overrides === 0 ? null : 6.5,
  };
}

export const value: ForecastValue = {
  total: group('all', 0.012, 14, 9),
  groups: [
    group('(automatic)', 0, 0, 0),
    group('forecast-reviewers', 0.031, 9, 7),
    group('managers', -0.018, 5, 2),
  ],
  sizes: [group('up to 5 %', 0.004, 6, 4), group('10 to 20 %', 0.036, 8, 5)],
  scores: 23,
};
