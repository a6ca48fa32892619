// The queue service of the test takes the message: nobody checks the signature here (the service's own tests do).
import assert from 'node:assert/strict';

export const values = { retries: '0', body: 'Twelve units.', queue: 'orders' };

export async function run({ instance, ended, requests }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorSqsSendResult, { queue: 'orders', messageId: 'message-1' });
  const sent = requests.find((each) => each.target === 'AmazonSQS.SendMessage');
  assert.equal(JSON.parse(sent.body).MessageBody, 'Twelve units.');
}
