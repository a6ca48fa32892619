// Without its parameters the job fails for good, with a reason that a person can act on.
import assert from 'node:assert/strict';

export async function run({ instance, incident }) {
  assert.match(await incident(instance), /input/);
}
