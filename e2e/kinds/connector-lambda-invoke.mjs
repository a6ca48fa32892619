// The HTTP service of the test stands for the function.
import assert from 'node:assert/strict';

export const values = { retries: '0', function: 'score', body: '{"sku": "juice"}', responseExpression: '/payload/id' };

export async function run({ instance, ended, requests }) {
  const { variables } = await ended(instance);
  assert.equal(variables.connectorLambdaInvokeResult, 17);
  const invoked = requests.filter((each) => each.path === '/2015-03-31/functions/score/invocations');
  assert.deepEqual(invoked.map((each) => [each.method, JSON.parse(each.body)]), [['POST', { sku: 'juice' }]]);
}
