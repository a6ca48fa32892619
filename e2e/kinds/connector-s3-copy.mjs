import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../peers.mjs';

export const values = { key: 'in/copied.csv', toKey: 'archive/copied.csv' };

export const variables = ({ peers }) => put(peers.s3.folder, 'in/copied.csv', 'week,units\n2,7\n');

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorS3CopyResult, { key: 'archive/copied.csv' });
  for (const key of ['in/copied.csv', 'archive/copied.csv']) {
    assert.equal(readFileSync(join(peers.s3.folder, key), 'utf8'), 'week,units\n2,7\n');
  }
}
