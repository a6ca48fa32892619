import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run({ instance, ended, files }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFileCopyResult, { path: 'done/sales.csv', size: 16 });
  assert.equal(readFileSync(join(files, 'done', 'sales.csv'), 'utf8'), 'week,units\n1,12\n');
}
