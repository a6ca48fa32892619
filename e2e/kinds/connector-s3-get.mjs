// Nobody listens at its peer's address (the service's own tests have a peer): it says so, for a person.
import assert from 'node:assert/strict';

export const values = { retries: '0' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /^There is no connection to the host: Connection refused$/);
}
