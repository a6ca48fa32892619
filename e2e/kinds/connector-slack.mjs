import assert from 'node:assert/strict';

export async function run({ instance, ended, requests }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorSlackResult, { status: 200 });
  assert.deepEqual(requests.filter((each) => each.path === '/hook').map((each) => JSON.parse(each.body).text),
    ['The forecast is published.']);
}
