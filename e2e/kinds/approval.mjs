// A person approves with the evidence in view.
import assert from 'node:assert/strict';

export async function variables({ api }) {
  const evidence = await api.post('/api/evidence', {
    title: 'Forecast', blocks: [{ type: 'metrics', items: [{ label: 'WAPE', value: 0.08, format: 'percent' }] }],
  });
  return { evaluation: { evidence: evidence.digest } };
}

export async function run({ as, instance, openTask, ended }) {
  const task = await openTask(instance);
  const anna = await as('anna');
  await anna.post(`/api/tasks/${task.id}/claim`);
  const { digest } = await anna.get(`/api/tasks/${task.id}/evidence`);
  await anna.post(`/api/tasks/${task.id}/complete`, { data: { decision: 'approve', comment: 'Looks right' }, evidenceDigest: digest });
  const { variables: { approval } } = await ended(instance);
  assert.equal(approval.decision, 'approve');
}
