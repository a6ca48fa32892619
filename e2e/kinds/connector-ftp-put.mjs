import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { path: 'note.txt', body: 'Twelve units.' };

export async function run({ instance, ended, partner }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFtpPutResult, { path: 'note.txt' });
  assert.equal(readFileSync(join(partner, 'note.txt'), 'utf8'), 'Twelve units.');
}
