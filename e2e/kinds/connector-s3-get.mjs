import assert from 'node:assert/strict';
import { put } from '../peers.mjs';

export const variables = ({ peers }) => put(peers.s3.folder, 'in/sales.csv', 'week,units\n1,12\n');

export async function run({ instance, ended }) {
  const { variables: { connectorS3GetResult: { etag, ...result } } } = await ended(instance);
  assert.deepEqual(result, { key: 'in/sales.csv', size: 16, content: 'week,units\n1,12\n' });
  assert.equal(typeof etag, 'string');
}
