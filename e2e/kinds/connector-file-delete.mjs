import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../peers.mjs';

export const values = { path: 'in/gone.csv' };

export const variables = ({ files }) => put(files, 'in/gone.csv', 'week,units\n');

export async function run({ instance, ended, files }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFileDeleteResult, { path: 'in/gone.csv', deleted: true });
  assert.equal(existsSync(join(files, 'in', 'gone.csv')), false);
}
