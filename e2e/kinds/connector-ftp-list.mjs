import assert from 'node:assert/strict';
import { put } from '../peers.mjs';

export const values = { path: 'listed' };

export const variables = ({ partner }) => put(partner, 'listed/a.csv', '1,2,3');

export async function run({ instance, ended }) {
  const { variables: { connectorFtpListResult: { files, ...result } } } = await ended(instance);
  assert.deepEqual(result, { count: 1, more: false });
  assert.deepEqual(files.map(({ name, size }) => [name, size]), [['a.csv', 5]]);
  assert.ok(!Number.isNaN(Date.parse(files[0].modified)), JSON.stringify(files));
}
