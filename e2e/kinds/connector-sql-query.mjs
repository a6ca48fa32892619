// Nobody listens at the address of the database (the service's own tests have one): it says so, for a person.
import assert from 'node:assert/strict';

export const values = { retries: '0', sql: 'select 1' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /^There is no connection to the database of 'warehouse': Connection to 127\.0\.0\.1:1 refused\./);
}
