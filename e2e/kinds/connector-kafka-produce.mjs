// No broker listens (the service's own tests have one; a broker of its own would need a second Java program here): it says so, for a
// person. The client gives up before the call's time is over.
import assert from 'node:assert/strict';

export const values = { retries: '0', body: 'Twelve units.', timeout: 'PT15S' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /^The brokers of 'kafka' did not answer in time: Topic orders not present in metadata after \d+ ms\.$/);
}
