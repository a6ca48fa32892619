import assert from 'node:assert/strict';
import { blob } from '../peers.mjs';

export const values = { blob: 'in/copied.csv', toBlob: 'archive/copied.csv' };

export const variables = async ({ peers }) => {
  await blob(peers.blobs, 'in/copied.csv', 'week,units\n2,7\n');
  return {};
};

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorAzureBlobCopyResult, { blob: 'archive/copied.csv' });
  for (const name of ['in/copied.csv', 'archive/copied.csv']) {
    assert.equal(await blob(peers.blobs, name), 'week,units\n2,7\n');
  }
}
