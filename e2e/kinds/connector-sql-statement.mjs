import assert from 'node:assert/strict';

export const values = { sql: 'update sales set checked = true where units > 5' };

export async function variables({ peers }) {
  await peers.ask('sql', "create table sales (sku text, units int, checked boolean); insert into sales values ('juice', 12), ('milk', 3)");
  return {};
}

export async function run({ instance, ended, peers }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorSqlStatementResult, { updated: 1 });
  assert.deepEqual(await peers.ask('sql', 'select sku, checked from sales order by sku'),
    [{ sku: 'juice', checked: true }, { sku: 'milk', checked: null }]);
}
