import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run({ instance, ended, files }) {
  await ended(instance);
  assert.match(readFileSync(join(files, 'done', 'sales.csv'), 'utf8'), /week,units/);
}
