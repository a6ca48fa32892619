import { describe, expect, it } from 'vitest';
import type { Activity } from '../api/types';
import { marksOf } from './marksOf';

const step = (activityId: string, state: Activity['state']): Activity => ({
  activityId,
  name: null,
  type: 'serviceTask',
  state,
  startedAt: '2026-11-22T07:00:00Z',
  endedAt: null,
  assignee: null,
});

describe('marksOf', () => {
  it('marks a step that is open again as current, not as done', () => {
    const marks = marksOf([step('jobForecast', 'COMPLETED'), step('jobForecast', 'ACTIVE')], []);

    expect(marks).toEqual({ done: [], current: ['jobForecast'], stuck: [] });
  });

  it('marks a step that waits for its turn as current', () => {
    const marks = marksOf([], [], [{ id: 'jobIngest', name: 'Read' }]);

    expect(marks.current).toEqual(['jobIngest']);
  });

  it('marks a step with an incident as stuck only', () => {
    const incident = { id: 'x', activityId: 'jobPublish', type: 'job', message: null, at: '' };

    const marks = marksOf(
      [step('jobIngest', 'COMPLETED'), step('jobPublish', 'ACTIVE')],
      [incident],
    );

    expect(marks).toEqual({ done: ['jobIngest'], current: [], stuck: ['jobPublish'] });
  });
});
