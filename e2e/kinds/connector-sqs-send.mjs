// The queue is ElasticMQ's, which checks no signature (the service's own tests do).
import assert from 'node:assert/strict';
import { sqs } from '../peers.mjs';

export const values = { body: 'Twelve units.' };

export async function variables({ peers }) {
  await sqs(peers.sqs, 'CreateQueue', { QueueName: 'orders' });
  return {};
}

export async function run({ instance, ended, peers }) {
  const { variables: { connectorSqsSendResult: { queue, messageId, ...more } } } = await ended(instance);
  assert.deepEqual([queue, more], ['orders', {}]);
  const { QueueUrl } = await sqs(peers.sqs, 'GetQueueUrl', { QueueName: 'orders' });
  const { Messages } = await sqs(peers.sqs, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  assert.deepEqual(Messages.map((each) => [each.MessageId, each.Body]), [[messageId, 'Twelve units.']]);
}
