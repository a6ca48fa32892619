import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { path: 'out/note.txt', body: 'Twelve units.' };

export async function run({ instance, ended, files }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFileWriteResult, { path: 'out/note.txt', size: 13 });
  assert.equal(readFileSync(join(files, 'out', 'note.txt'), 'utf8'), 'Twelve units.');
}
