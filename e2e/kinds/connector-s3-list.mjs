import assert from 'node:assert/strict';
import { put } from '../peers.mjs';

export const values = { prefix: 'listed/' };

export const variables = ({ peers }) => {
  put(peers.s3.folder, 'listed/a.csv', '1');
  return put(peers.s3.folder, 'listed/deeper/b.csv', '1,2,3');
};

export async function run({ instance, ended }) {
  const { variables: { connectorS3ListResult: { objects, ...result } } } = await ended(instance);
  assert.deepEqual(result, { count: 2, more: false });
  assert.deepEqual(objects.map(({ key, size }) => [key, size]), [['listed/a.csv', 1], ['listed/deeper/b.csv', 5]]);
  assert.ok(objects.every(({ modified }) => Date.parse(modified) > Date.now() - 3_600_000), JSON.stringify(objects));
}
