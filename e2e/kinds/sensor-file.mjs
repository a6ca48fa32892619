// The file is there already.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inbox = ({ dataDir }) => join(dataDir, 'inbox');

export function options(context) {
  mkdirSync(inbox(context), { recursive: true });
  writeFileSync(join(inbox(context), 'sales-01.csv'), '1,2,3\n');
  return [
    `-Dcountersign.sensor.probe.roots=${inbox(context)},/data/in`,
    '-Dcountersign.sensor.probe.buckets=incoming',
    '-Dcountersign.sensor.probe.query.sales-closed.sql=select true',
    '-Dcountersign.connector.hosts.allowed=127.0.0.1:*,api.example.org,functions.example.org',
    '-Dcountersign.connector.hosts.internal=127.0.0.1',
  ];
}

export const values = (context) => ({ path: join(inbox(context), 'sales-*.csv') });

export async function run({ instance, ended }) {
  await ended(instance);
}
