// Nothing is there any more, which is what a second try finds: no failure. The file of the other kinds stays.
import assert from 'node:assert/strict';

export const values = { path: 'in/gone.csv' };

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.match(JSON.stringify(variables.connectorFileDeleteResult), /deleted/);
}
