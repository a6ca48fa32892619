// An HTTP service of the test takes the order. The connections of all connectors are configured here.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function answer(path, target, body) {
  if (target === 'AmazonSQS.GetQueueUrl') {
    return '{"QueueUrl": "http://queues.example.com/1/orders"}';
  }
  if (target === 'AmazonSQS.SendMessage') {
    const digest = createHash('md5').update(JSON.parse(body).MessageBody).digest('hex');
    return JSON.stringify({ MessageId: 'message-1', MD5OfMessageBody: digest });
  }
  return path === '/hook' ? '"ok"' : '{"id": 17}';
}

export async function options(context) {
  context.requests = [];
  context.server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const target = request.headers['x-amz-target'];
      context.requests.push({ method: request.method, path: request.url, body, target });
      response.setHeader('Content-Type', 'application/json');
      response.end(answer(request.url, target, body));
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
    blobs: { type: 'azure-blob', url: `http://${nobody}/clerk`, user: 'clerk', secret: 'account-key', 'options.container': 'exchange' },
    documents: { type: 'mongodb', url: `mongodb://${nobody}`, user: 'clerk', secret: 'warehouse', 'options.database': 'shop' },
    queues: { type: 'sqs', url: address, user: 'key', secret: 'warehouse', 'options.region': 'eu-central-1' },
    functions: { type: 'lambda', url: address, user: 'key', secret: 'warehouse', 'options.region': 'eu-central-1' },
    kafka: { type: 'kafka', url: nobody },
    partner: { type: 'ftp', url: `ftp://${nobody}/exchange`, user: 'clerk', secret: 'warehouse' },
  };
  return [
    `-Dcountersign.secret.chat-webhook=${address}/hook`,
    '-Dcountersign.secret.warehouse=not-a-real-one',
    '-Dcountersign.secret.account-key=bm90LWEtcmVhbC1vbmU=',
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
