// An endpoint that connector-http.mjs configures: its template comes from the running service. The second try to write the file
// would fail without the option, as the operator's URI says so.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { body: 'Twelve units.', 'option.fileName': 'june/letter.txt', 'option.fileExist': 'Append' };

export const variables = ({ dataDir }) => {
  mkdirSync(join(dataDir, 'letters', 'june'), { recursive: true });
  writeFileSync(join(dataDir, 'letters', 'june', 'letter.txt'), 'Dear shop. ');
  return {};
};

export async function run({ instance, ended, dataDir }) {
  await ended(instance);
  assert.equal(readFileSync(join(dataDir, 'letters', 'june', 'letter.txt'), 'utf8'), 'Dear shop. Twelve units.');
}
