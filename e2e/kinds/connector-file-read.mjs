import assert from 'node:assert/strict';

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.match(JSON.stringify(variables.connectorFileReadResult), /week,units/);
}
