import assert from 'node:assert/strict';
import { blob } from '../peers.mjs';

export const values = { prefix: 'listed/' };

export const variables = async ({ peers }) => {
  await blob(peers.blobs, 'listed/a.csv', '1');
  await blob(peers.blobs, 'listed/deeper/b.csv', '1,2,3');
  return {};
};

export async function run({ instance, ended }) {
  const { variables: { connectorAzureBlobListResult: { blobs, ...result } } } = await ended(instance);
  assert.deepEqual(result, { count: 2, more: false });
  assert.deepEqual(blobs.map((each) => [each.blob, each.size]), [['listed/a.csv', 1], ['listed/deeper/b.csv', 5]]);
  assert.ok(blobs.every(({ modified }) => Date.parse(modified) > Date.now() - 3_600_000), JSON.stringify(blobs));
}
