import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const values = { key: 'out/note.txt', body: 'Twelve units.' };

export async function run({ instance, ended, peers }) {
  const { variables: { connectorS3PutResult: { etag, ...result } } } = await ended(instance);
  assert.deepEqual(result, { key: 'out/note.txt' });
  assert.match(etag, /^"?[0-9a-f]{32}"?$/);
  assert.equal(readFileSync(join(peers.s3.folder, 'out/note.txt'), 'utf8'), 'Twelve units.');
}
