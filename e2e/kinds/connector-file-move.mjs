import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { path: 'in/moved.csv', toPath: 'archive/moved.csv' };

export const variables = ({ files }) => {
  writeFileSync(join(files, 'in', 'moved.csv'), 'week,units');
  return {};
};

export async function run({ instance, ended, files }) {
  await ended(instance);
  assert.equal(existsSync(join(files, 'in', 'moved.csv')), false);
  assert.match(readFileSync(join(files, 'archive', 'moved.csv'), 'utf8'), /week,units/);
}
