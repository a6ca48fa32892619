import assert from 'node:assert/strict';

export const values = { collection: 'inserted', body: '{"sku": "juice", "units": 12}' };

export async function run({ instance, ended, peers }) {
  const { variables: { connectorMongodbInsertResult: { ids, ...result } } } = await ended(instance);
  assert.deepEqual(result, { inserted: 1 });
  assert.equal(ids.length, 1);
  assert.match(ids[0], /^[0-9a-f]{24}$/);
  const { cursor } = await peers.ask('mongodb', `{"find": "inserted", "filter": {"_id": {"$oid": "${ids[0]}"}}, "projection": {"_id": 0}}`);
  assert.deepEqual(cursor.firstBatch, [{ sku: 'juice', units: 12 }]);
}
