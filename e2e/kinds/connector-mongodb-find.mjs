import assert from 'node:assert/strict';

export const values = { collection: 'found', filter: '{"region": "north"}', projection: '{"_id": 0}', sort: '{"units": -1}' };

export async function variables({ peers }) {
  await peers.ask('mongodb', `{"insert": "found", "documents": [{"sku": "tea", "region": "north", "units": 7},
    {"sku": "milk", "region": "south", "units": 9}, {"sku": "juice", "region": "north", "units": 12}]}`);
  return {};
}

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorMongodbFindResult, {
    documents: [{ sku: 'juice', region: 'north', units: 12 }, { sku: 'tea', region: 'north', units: 7 }], count: 2, more: false,
  });
}
