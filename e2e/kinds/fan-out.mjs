// Each store is scored by a function of the test.
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

export const values = () => ({ items: '${stores}', url: `http://127.0.0.1:${server.address().port}/score` });

export const variables = () => ({ stores: ['north', 'south'] });

export async function run({ instance, ended }) {
  const { variables: { fanOutResult: { items, succeeded, failed, skipped, results } } } = await ended(instance);
  assert.deepEqual({ items, succeeded, failed, skipped, results },
    { items: 2, succeeded: 2, failed: 0, skipped: 0, results: [{ score: 0.7 }, { score: 0.7 }] });
}
