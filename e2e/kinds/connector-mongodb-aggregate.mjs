import assert from 'node:assert/strict';

export const values = {
  collection: 'counted',
  pipeline: '[{"$group": {"_id": "$region", "units": {"$sum": "$units"}}}, {"$sort": {"_id": 1}}]',
};

export async function variables({ peers }) {
  await peers.ask('mongodb', `{"insert": "counted", "documents": [{"region": "north", "units": 7}, {"region": "south", "units": 9},
    {"region": "north", "units": 12}]}`);
  return {};
}

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorMongodbAggregateResult, {
    documents: [{ _id: 'north', units: 19 }, { _id: 'south', units: 9 }], count: 2, more: false,
  });
}
