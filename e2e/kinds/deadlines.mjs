// A person is to start within four hours, and does.
import assert from 'node:assert/strict';

export const values = { notStartedWithin: 'PT4H', onNotStarted: 'remind; after P1D escalate managers' };

export async function run({ as, instance, openTask, ended }) {
  const task = await openTask(instance);
  const olga = await as('olga');
  const { deadlines } = await olga.get(`/api/tasks/${task.id}/deadlines`);
  assert.equal(deadlines.length, 1);
  await olga.post(`/api/tasks/${task.id}/claim`);
  await olga.post(`/api/tasks/${task.id}/complete`, { data: {} });
  await ended(instance);
}
