// Four weeks, with the quickest method, of the snapshot that the ingest wrote.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const after = 'ingest';

export const values = { 'param.snapshot': '${ingest.output}', 'param.horizon': '4', 'param.method': 'seasonal-naive' };

export const variables = ({ snapshot }) => ({ ingest: snapshot });

export async function run({ instance, ended, context }) {
  const { variables: { forecastResult } } = await ended(instance);
  assert.equal(forecastResult.horizon, 4, JSON.stringify(forecastResult));
  assert.ok(existsSync(join(forecastResult.output, 'forecast.csv')), forecastResult.output);
  context.forecast = forecastResult;
}
