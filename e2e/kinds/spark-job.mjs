// The operator has configured an application of their own whose arguments say all (docs/own-spark-job.md): the ingest of one small file.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { put } from '../peers.mjs';

const year = resolve(import.meta.dirname, '../../analytics/data/avocado/2024-plu-total-hab-data.csv.gz');

export function options({ dataDir }) {
  const [names, ...rows] = gunzipSync(readFileSync(year)).toString('utf8').split('\n');
  put(dataDir, 'small/sales.csv', `${[names, ...rows.slice(0, 60)].join('\n')}\n`);
  return [
    '-Dcountersign.job.spark.applications.small-ingest=dev.countersign.analytics.ingest.IngestApplication',
    '-Dcountersign.job.spark.applications.small-ingest.short-lived=true',
    '-Dcountersign.job.spark.applications.small-ingest.arguments='
      + `--job-dir,{jobFolder},--key,{jobKey},--output,{jobOutput},--param,input=${join(dataDir, 'small')}`,
  ];
}

export const values = { application: 'small-ingest' };

export async function run({ instance, ended }) {
  const { variables: { sparkJobResult: { output, profile } } } = await ended(instance);
  const { rows, accepted, files } = profile;
  assert.deepEqual({ rows, accepted, files }, { rows: 60, accepted: 60, files: 1 });
  assert.equal(JSON.parse(readFileSync(join(output, 'profile.json'), 'utf8')).accepted, 60);
  assert.ok(existsSync(join(output, 'data')), output);
}
