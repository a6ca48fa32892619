import assert from 'node:assert/strict';

export const values = { rows: '${rows}' };

export async function variables({ peers }) {
  await peers.ask('sql', 'create schema staging; create table staging.sales (week int, sku text, units numeric)');
  return { rows: [{ week: 1, sku: 'juice', units: 12.5 }, { week: 2, sku: 'a "quoted", one', units: 7 }] };
}

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorSqlLoadResult, { loaded: 2, table: 'staging.sales' });
  assert.deepEqual(await peers.ask('sql', 'select * from staging.sales order by week'),
    [{ week: 1, sku: 'juice', units: 12.5 }, { week: 2, sku: 'a "quoted", one', units: 7 }]);
}
