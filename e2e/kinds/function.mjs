// A function of the test answers at once.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

let server;

export async function options() {
  server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end('{"score":0.7}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [];
}

export const stop = () => server?.close();

export const values = () => ({ url: `http://127.0.0.1:${server.address().port}/score`, body: '' });

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.functionResult, { score: 0.7 });
}
