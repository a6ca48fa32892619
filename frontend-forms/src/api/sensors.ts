import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import type { Page } from './types';

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

/** A sensor in the list of all, with the case that waits. */
export interface ListedSensor extends Sensor {
  instanceId: string;
  definitionKey: string;
  businessKey: string | null;
}

/** Sensors of a state; of those that wait, the one whose time is over or runs out soonest comes first. */
export function sensorsQuery(query: { state: SensorState; page: number; size: number }) {
  return queryOptions({
    queryKey: ['sensors', query],
    queryFn: ({ signal }) =>
      requestJson<Page<ListedSensor>>('/sensors', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
}

export function pokeSensor(id: string): Promise<void> {
  return requestNothing(`/sensors/${encodeURIComponent(id)}/poke`, { method: 'POST' });
}
