import assert from 'node:assert/strict';
import { blob } from '../peers.mjs';

export const variables = async ({ peers }) => {
  await blob(peers.blobs, 'in/sales.csv', 'week,units\n1,12\n');
  return {};
};

export async function run({ instance, ended }) {
  const { variables: { connectorAzureBlobGetResult: { etag, ...result } } } = await ended(instance);
  assert.deepEqual(result, { blob: 'in/sales.csv', size: 16, content: 'week,units\n1,12\n' });
  assert.equal(typeof etag, 'string');
}
