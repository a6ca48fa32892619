import assert from 'node:assert/strict';

export const values = { collection: 'changed' };

export async function variables({ peers }) {
  await peers.ask('mongodb', `{"insert": "changed", "documents": [{"_id": 1, "state": "open"}, {"_id": 2, "state": "closed"}]}`);
  return {};
}

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorMongodbUpdateResult, { matched: 1, modified: 1 });
  const { cursor } = await peers.ask('mongodb', '{"find": "changed", "sort": {"_id": 1}}');
  assert.deepEqual(cursor.firstBatch, [{ _id: 1, state: 'approved' }, { _id: 2, state: 'closed' }]);
}
