// Its peer is not here (the service's own tests have one): it says so, for a person.
import assert from 'node:assert/strict';

export const values = { retries: '0' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /connect|reach|refused/i);
}
