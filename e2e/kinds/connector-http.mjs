// An HTTP service of the test takes the order. The connections of all connectors are configured here.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function options(context) {
  context.requests = [];
  context.server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      context.requests.push({ method: request.method, path: request.url, body });
      response.setHeader('Content-Type', 'application/json');
      response.end(request.url === '/hook' ? '"ok"' : '{"id": 17}');
    });
  });
  await new Promise((resolve) => { context.server.listen(0, '127.0.0.1', resolve); });
  const address = `http://127.0.0.1:${context.server.address().port}`;
  context.files = join(context.dataDir, 'files');
  mkdirSync(join(context.files, 'in'), { recursive: true });
  writeFileSync(join(context.files, 'in', 'sales.csv'), 'week,units\n1,12\n');
  const nobody = '127.0.0.1:1'; // no port of a server: what has no peer here fails with words
  const connections = {
    shop: { type: 'http', url: address },
    chat: { type: 'slack', secret: 'chat-webhook' },
    files: { type: 'file', url: context.files },
    mail: { type: 'smtp', url: `smtp://127.0.0.1:${context.mailPort}`, 'options.from': 'clerk@example.com' },
    warehouse: { type: 'sql', url: `jdbc:postgresql://${nobody}/warehouse`, user: 'reader', secret: 'warehouse' },
    store: { type: 's3', url: `http://${nobody}`, user: 'key', secret: 'warehouse', 'options.bucket': 'exchange' },
    kafka: { type: 'kafka', url: nobody },
    partner: { type: 'ftp', url: `ftp://${nobody}/exchange`, user: 'clerk', secret: 'warehouse' },
  };
  return [
    `-Dcountersign.secret.chat-webhook=${address}/hook`,
    '-Dcountersign.secret.warehouse=not-a-real-one',
    `-Dcountersign.connector.endpoints.archive=file:${join(context.dataDir, 'archive')}?fileName=letter.txt`,
    ...Object.entries(connections).flatMap(([name, settings]) => Object.entries(settings)
      .map(([key, value]) => `-Dcountersign.connector.connections.${name}.${key}=${value}`)),
  ];
}

export const values = { method: 'POST', connection: 'shop', path: 'orders', body: '{"item": "juice"}', contentType: 'application/json', responseExpression: '/body/id' };

export async function run({ instance, ended, requests }) {
  const { variables } = await ended(instance);
  assert.equal(variables.connectorHttpResult, 17);
  assert.deepEqual(requests.filter((each) => each.path === '/orders').map((each) => [each.method, JSON.parse(each.body)]),
    [['POST', { item: 'juice' }]]);
}

export function stop({ server }) {
  server.closeAllConnections();
  server.close();
}
