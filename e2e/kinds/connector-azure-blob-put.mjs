import assert from 'node:assert/strict';
import { blob } from '../peers.mjs';

export const values = { blob: 'out/note.txt', body: 'Twelve units.' };

export async function run({ instance, ended, peers }) {
  const { variables: { connectorAzureBlobPutResult: { etag, ...result } } } = await ended(instance);
  assert.deepEqual(result, { blob: 'out/note.txt' });
  assert.equal(typeof etag, 'string');
  assert.equal(await blob(peers.blobs, 'out/note.txt'), 'Twelve units.');
}
