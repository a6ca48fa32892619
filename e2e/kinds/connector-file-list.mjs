import assert from 'node:assert/strict';

export const values = { path: 'in' };

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.match(JSON.stringify(variables.connectorFileListResult), /sales\.csv/);
}
