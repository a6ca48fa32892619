import assert from 'node:assert/strict';

export async function run({ instance, ended, requests }) {
  await ended(instance);
  assert.deepEqual(requests.filter((each) => each.path === '/hook').map((each) => JSON.parse(each.body).text),
    ['The forecast is published.']);
}
