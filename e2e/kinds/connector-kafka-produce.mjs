// There is no broker here (the service's own tests have one): it says so, for a person; who gives up first depends on the load.
import assert from 'node:assert/strict';

export const values = { retries: '0', body: 'Twelve units.', timeout: 'PT10S' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /metadata|broker|no complete answer/i);
}
