// Three years of the avocado files; what the next kinds work on stays in the context.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const YEARS = [2022, 2023, 2024];
const data = resolve(import.meta.dirname, '../../analytics/data/avocado');

export function options(context) {
  context.sales = join(context.dataDir, 'sales');
  mkdirSync(context.sales, { recursive: true });
  for (const year of YEARS) {
    const file = `${year}-plu-total-hab-data.csv.gz`;
    copyFileSync(join(data, file), join(context.sales, file));
  }
}

export const values = ({ sales }) => ({ 'param.input': sales });

export async function run({ instance, ended, context }) {
  const { variables: { ingestResult } } = await ended(instance);
  assert.equal(ingestResult.profile.accepted, 18_400, JSON.stringify(ingestResult));
  assert.ok(existsSync(ingestResult.output), ingestResult.output);
  context.snapshot = ingestResult;
}
