// Nothing is there; what counts is that it waits, and that an operator can see what for.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

export const values = { url: 'https://api.example.org/state' };

export async function run({ api, instance }) {
  let sensors = [];
  for (let i = 0; i < 100 && sensors.length === 0; i++) {
    await sleep(200);
    sensors = await api.get(`/api/instances/${instance}/sensors`);
  }
  assert.equal(sensors[0]?.state, 'WAITING');
}
