// Scripts are off unless the operator switches them on; this one only says that it is done.
import assert from 'node:assert/strict';

export const options = () => ['-Dcountersign.job.script.enabled=true'];

export const values = { '${result}': 'outcome' };

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.outcome, { exitCode: 0 });
}
