// Publishes the forecast of the kinds before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const after = 'evaluate';

export const values = { 'param.forecast': '${forecast.output}', 'param.approval': '${approval}', 'param.overrides': '', 'param.target': 'kind-publish' };

export const variables = ({ forecast }) => ({ forecast, approval: { decision: 'approve', decidedBy: 'anna' } });

export async function run({ instance, ended }) {
  const { variables: { publishResult: { published, rows } } } = await ended(instance);
  const csv = readFileSync(join(published, 'forecast.csv'), 'utf8').trimEnd().split('\n');
  assert.equal(csv.length - 1, rows);
  assert.equal(JSON.parse(readFileSync(join(published, 'approval.json'), 'utf8')).approval.decidedBy, 'anna');
}
