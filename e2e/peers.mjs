// The other sides of connectors, started from the service's test classes (PeerProcess): PostgreSQL, an S3 server, an FTP server, Azurite, a
// server of MongoDB's protocol, a Kafka broker, ElasticMQ. They end with this process, however it ends: their input closes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const service = resolve(import.meta.dirname, '../service');
const libraries = join(service, 'target/test-class-path');

export async function startPeers(folder) {
  assert.ok(existsSync(libraries), `${libraries} is missing: the build of the service writes it`);
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'peers.log');
  const classPath = [join(service, 'target/test-classes'), join(service, 'target/classes'), readFileSync(libraries, 'utf8')].join(':');
  const java = spawn('java', [
    '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-cp', classPath,
    'dev.countersign.connector.peer.PeerProcess', folder,
  ], { cwd: service, stdio: ['pipe', 'pipe', openSync(log, 'a')] });
  const lines = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    assert.ok(!done, `The peers have ended:\n${readFileSync(log, 'utf8').slice(-5000)}`);
    return JSON.parse(value);
  };

  return {
    ...await next(),
    // What somebody else does at a peer, in the peer's own language.
    async ask(peer, order) {
      java.stdin.write(`${JSON.stringify({ peer, order })}\n`);
      const { answer, error } = await next();
      assert.equal(error, undefined, `${peer}: ${order}`);
      return answer;
    },
    async stop() {
      if (java.exitCode === null && java.signalCode === null) {
        java.stdin.end();
        await once(java, 'exit');
      }
    },
  };
}

// A file that somebody else has left in the folder of a peer; gives no variables.
export function put(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  return {};
}

// Writes a blob, where there is a content, or reads it: past the service, with a signature of the store's own.
export async function blob({ url, container, signature }, name, content) {
  const answer = await fetch(`${url}/${container}/${name}?${signature}`, content === undefined ? {} : {
    method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: content,
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${name}: ${answer.status} ${text}`);
  return text;
}

export async function sqs({ url }, action, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${action}: ${answer.status} ${text}`);
  return JSON.parse(text);
}
