import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../peers.mjs';

export const values = { path: 'out/deleted.csv' };

export const variables = ({ partner }) => put(partner, 'out/deleted.csv', 'week,units\n');

export async function run({ instance, ended, partner }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFtpDeleteResult, { path: 'out/deleted.csv', deleted: true });
  assert.equal(existsSync(join(partner, 'out/deleted.csv')), false);
}
