import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Job } from '../api/types';
import '../i18n';
import { Queued } from './JobNotes';

const job: Job = {
  id: 'j1',
  key: 'task-1',
  application: 'forecast',
  activityId: 'jobForecast',
  state: 'INTENDED',
  attempt: 1,
  progress: null,
  startedAt: null,
  endedAt: null,
  exitCode: null,
  error: null,
  cancelRequested: false,
  pool: 'nightly',
  priority: 5,
  queuePosition: 2,
  waitsFor: 'POOL_FULL',
  queuedSeconds: 243,
};

describe('Queued', () => {
  it('says what a job waits for, how long, and how urgent it is', () => {
    render(<Queued job={job} />);

    expect(
      screen.getByText(
        'No. 2 in nightly · all places are taken · waiting for 4 min 3 s · priority 5',
      ),
    ).toBeVisible();
  });

  it('says how long a job that runs had to wait', () => {
    const { container } = render(
      <Queued
        job={{ ...job, state: 'RUNNING', waitsFor: null, queuePosition: null, priority: 0 }}
      />,
    );

    expect(container).toHaveTextContent(/^waited 4 min 3 s in nightly$/);
  });

  it('says nothing of a job that started at once', () => {
    const { container } = render(
      <Queued job={{ ...job, state: 'RUNNING', waitsFor: null, priority: 0, queuedSeconds: 0 }} />,
    );

    expect(container).toBeEmptyDOMElement();
  });
});
