import assert from 'node:assert/strict';

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFileReadResult, { path: 'in/sales.csv', size: 16, content: 'week,units\n1,12\n' });
}
