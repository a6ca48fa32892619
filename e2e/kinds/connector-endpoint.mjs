import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { body: 'Twelve units.' };

export async function run({ instance, ended, dataDir }) {
  await ended(instance);
  assert.equal(readFileSync(join(dataDir, 'archive', 'letter.txt'), 'utf8'), 'Twelve units.');
}
