import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { path: 'in/moved.csv', toPath: 'archive/moved.csv' };

export const variables = ({ files }) => {
  writeFileSync(join(files, 'in', 'moved.csv'), 'week,units');
  return {};
};

export async function run({ instance, ended, files }) {
  const { variables: { connectorFileMoveResult } } = await ended(instance);
  assert.deepEqual(connectorFileMoveResult, { path: 'archive/moved.csv', moved: true });
  assert.equal(existsSync(join(files, 'in', 'moved.csv')), false);
  assert.equal(readFileSync(join(files, 'archive', 'moved.csv'), 'utf8'), 'week,units');
}
