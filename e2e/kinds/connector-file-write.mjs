import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { path: 'out/note.txt', body: 'Twelve units.' };

export async function run({ instance, ended, files }) {
  await ended(instance);
  assert.equal(readFileSync(join(files, 'out', 'note.txt'), 'utf8'), 'Twelve units.');
}
