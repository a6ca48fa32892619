// The operators are told, through the service's own mail server.
import assert from 'node:assert/strict';

export async function run({ api, instance, ended }) {
  await ended(instance);
  const { items } = await api.get('/api/notifications?recipient=olga');
  assert.ok(items.some((each) => each.subject.startsWith('The forecast is published')), JSON.stringify(items));
}
