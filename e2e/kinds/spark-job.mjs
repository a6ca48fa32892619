// The application takes parameters that this template has no fields for: it fails for good, with a reason that a person can act on.
import assert from 'node:assert/strict';

export const values = { application: 'score' };

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /^The parameter '\w+' is missing\.$/);
}
