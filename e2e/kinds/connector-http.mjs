// An HTTP service of the test takes the order; it stands for the chat and the functions too, which nobody runs at home. The connections
// of all connectors are configured here.
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
  const { sql, s3, ftp, blobs, mongodb, kafka, sqs } = context.peers;
  context.partner = join(ftp.folder, 'exchange');
  mkdirSync(context.partner);
  const connections = {
    shop: { type: 'http', url: address },
    chat: { type: 'slack', secret: 'chat-webhook' },
    files: { type: 'file', url: context.files },
    mail: { type: 'smtp', url: `smtp://127.0.0.1:${context.mailPort}`, 'options.from': 'clerk@example.com' },
    warehouse: { type: 'sql', url: sql.url, user: sql.user },
    store: { type: 's3', url: s3.url, user: s3.user, secret: 'store', 'options.bucket': s3.bucket },
    blobs: { type: 'azure-blob', url: blobs.url, user: blobs.user, secret: 'blobs', 'options.container': blobs.container },
    documents: {
      type: 'mongodb', url: mongodb.url, user: mongodb.user, secret: 'documents',
      'options.database': mongodb.database, 'options.auth-mechanism': 'SCRAM-SHA-256',
    },
    queues: { type: 'sqs', url: sqs.url, user: 'key', secret: 'functions', 'options.region': 'eu-central-1' },
    functions: { type: 'lambda', url: address, user: 'key', secret: 'functions', 'options.region': 'eu-central-1' },
    kafka: { type: 'kafka', url: kafka.url },
    partner: { type: 'ftp', url: `${ftp.url}/exchange`, user: ftp.user, secret: 'partner' },
  };
  return [
    `-Dcountersign.secret.chat-webhook=${address}/hook`,
    '-Dcountersign.secret.functions=nobody-looks-at-it',
    `-Dcountersign.secret.store=${s3.password}`,
    `-Dcountersign.secret.blobs=${blobs.password}`,
    `-Dcountersign.secret.documents=${mongodb.password}`,
    `-Dcountersign.secret.partner=${ftp.password}`,
    `-Dcountersign.connector.endpoints.archive=file:${join(context.dataDir, 'archive')}?fileName=letter.txt`,
    `-Dcountersign.connector.endpoints.letters=file:${join(context.dataDir, 'letters')}?fileExist=Fail`,
    '-Dcountersign.connector.endpoint-options.letters=fileName,fileExist',
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
  server?.closeAllConnections();
  server?.close();
}
