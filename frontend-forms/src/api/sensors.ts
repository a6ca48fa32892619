import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';

export type SensorState = 'WAITING' | 'MET' | 'TIMED_OUT' | 'FAILED' | 'CANCELLED';

/** A task that waits for something outside. */
export interface Sensor {
  id: string;
  kind: string;
  /** What it waits for: a path, an address, a query's name. */
  target: string;
  activityId: string;
  state: SensorState;
  waitingSince: string;
  timesOutAt: string | null;
  nextPokeAt: string | null;
  pokes: number;
  failedPokes: number;
  lastPokeAt: string | null;
  lastAnswer: string | null;
  lastPokeFailed: boolean;
  endedAt: string | null;
}

/** The sensors of an instance: asked for often while one waits. */
export function instanceSensorsQuery(id: string, instanceRuns: boolean) {
  return queryOptions({
    queryKey: ['instance', id, 'sensors'],
    queryFn: ({ signal }) =>
      requestJson<Sensor[]>(`/instances/${encodeURIComponent(id)}/sensors`, { signal }),
    refetchInterval: (query) =>
      query.state.data?.some((sensor) => sensor.state === 'WAITING')
        ? 3_000
        : instanceRuns && 5_000,
  });
}

export function pokeSensor(id: string): Promise<void> {
  return requestNothing(`/sensors/${encodeURIComponent(id)}/poke`, { method: 'POST' });
}
