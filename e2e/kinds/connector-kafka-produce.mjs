import assert from 'node:assert/strict';

export const values = { body: 'Twelve units.' };

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorKafkaProduceResult, { topic: 'orders', partition: 0, offset: 0 });
  assert.deepEqual(await peers.ask('kafka', 'orders'), ['Twelve units.']);
}
