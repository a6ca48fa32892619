import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../peers.mjs';

export const values = { path: 'out/moved.csv', toPath: 'done/moved.csv' };

export const variables = ({ partner }) => {
  mkdirSync(join(partner, 'done'), { recursive: true });
  return put(partner, 'out/moved.csv', 'week,units\n');
};

export async function run({ instance, ended, partner }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFtpMoveResult, { path: 'done/moved.csv', moved: true });
  assert.equal(existsSync(join(partner, 'out/moved.csv')), false);
  assert.equal(readFileSync(join(partner, 'done/moved.csv'), 'utf8'), 'week,units\n');
}
