import assert from 'node:assert/strict';

export const values = { sql: 'select sku, units from stock where units > 5 order by units' };

export async function variables({ peers }) {
  await peers.ask('sql', "create table stock (sku text, units int); insert into stock values ('juice', 12), ('tea', 7), ('milk', 3)");
  return {};
}

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorSqlQueryResult, {
    rows: [{ sku: 'tea', units: 7 }, { sku: 'juice', units: 12 }], count: 2, more: false,
  });
}
