// The service's own mail server takes it.
import assert from 'node:assert/strict';

export const values = { body: 'Twelve units.' };

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  const { messageId, ...result } = variables.connectorMailResult;
  assert.deepEqual(result, { to: 'sales@example.com' });
  assert.match(messageId, /^<.+@.+>$/);
}
