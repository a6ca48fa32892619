// What operators see: jobs that run, wait and have failed, sensors, fan-outs, a topic without a worker; on a desk and on a phone.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { Browser, Service, freePort } from '../demo.d/service.mjs';
import { launch } from './chromium.mjs';
import { branches } from './models/branches.mjs';
import { DESK, PHONE, look, pageOf } from './pages.mjs';

const root = resolve(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'countersign-operations-'));
const inbox = join(dataDir, 'inbox');
const stores = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    response.statusCode = JSON.parse(body).item === 'south' ? 422 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(response.statusCode === 200 ? '{"score":0.7}' : '{"message":"The store is closed."}');
  });
});

let service;
let chromium;
let admin;
let run;

before(async () => {
  mkdirSync(inbox, { recursive: true });
  await new Promise((listening) => { stores.listen(0, '127.0.0.1', listening); });
  service = new Service({
    jar: join(root, 'service/target/quarkus-app/quarkus-run.jar'),
    sparkHome: join(root, 'analytics/target/spark'),
    dataDir,
    port: await freePort(),
    managementPort: await freePort(),
    mailPort: await freePort(),
    options: [
      '-Dcountersign.job.script.enabled=true',
      '-Dcountersign.job.pools.nightly.slots=1',
      `-Dcountersign.sensor.probe.roots=${inbox}`,
      '-Dcountersign.connector.hosts.allowed=127.0.0.1:*',
      '-Dcountersign.connector.hosts.internal=127.0.0.1',
      '-Dcountersign.worker.silent-after=1s',
      '-Dcountersign.worker.every=1s',
    ],
  });
  service.start();
  await service.ready();
  admin = await new Browser(service.url).signIn('admin', service.password('admin'));
  await deployAndStart();
  chromium = await launch();
});

after(async () => {
  await chromium?.dispose();
  await service?.stop();
  stores.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function deployAndStart() {
  const script = (text, more = {}) => ({ topic: 'script', inputs: { application: 'shell', 'param.script': text, retries: '0', ...more } });
  const xml = branches('night-shift', 'Night shift', [
    { id: 'load', name: 'Load the sales', ...script('echo loading; echo "disk is full" >&2; exit 3') },
    { id: 'score', name: 'Score the day', ...script('echo scoring; sleep 600', { pool: 'nightly', priority: '5' }) },
    { id: 'report', name: 'Write the report', ...script('echo report; sleep 600', { pool: 'nightly' }) },
    { id: 'wait', name: 'Wait for the price list', topic: 'sensor',
      inputs: { sensor: 'file', path: join(inbox, 'prices-*.csv'), poke: 'PT1M', timeout: 'PT8H' } },
    { id: 'stores', name: 'Score all stores', topic: 'fan-out',
      inputs: { items: '${stores}', url: `http://127.0.0.1:${stores.address().port}/score`, retries: '0' } },
    { id: 'invoice', name: 'Write the invoices', topic: 'external-night-invoices', inputs: {} },
  ]);
  const authorization = `Basic ${Buffer.from(`admin:${service.password('admin')}`).toString('base64')}`;
  const body = new FormData();
  body.set('deployment-name', 'night-shift');
  body.set('night-shift.bpmn', new Blob([xml], { type: 'text/xml' }), 'night-shift.bpmn');
  const deployed = await fetch(`${service.url}/engine-rest/deployment/create`, { method: 'POST', headers: { authorization }, body });
  assert.equal(deployed.status, 200, await deployed.clone().text());
  run = await admin.post('/api/definitions/night-shift/start', {
    businessKey: 'night-2026-11-22', variables: { stores: ['north', 'south', 'west'] },
  });
}

async function eventually(what, look) {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(300)) {
    if (await look()) return;
  }
  assert.fail(`${what}: ${JSON.stringify(await admin.get(`/api/instances/${run.id}`))}\n${service.logTail(20)}`);
}

// The same page on a desk and on a phone.
async function onBoth(user, path, name, ready) {
  for (const [where, viewport] of [['desk', DESK], ['phone', PHONE]]) {
    const page = await pageOf(chromium.browser, service, user, viewport);
    await page.goto(service.url + path);
    await ready(page);
    await page.waitForLoadState('networkidle');
    await look(page, `${name}-${where}`);
    await page.context().close();
  }
}

test('the night has come to where an operator is needed', async () => {
  await eventually('jobs', async () => {
    const jobs = await admin.get(`/api/instances/${run.id}/jobs`);
    return jobs.length === 3 && jobs.some((job) => job.repairable) && jobs.some((job) => job.state === 'RUNNING')
      && jobs.some((job) => job.waitsFor === 'POOL_FULL');
  });
  await eventually('sensor', async () => (await admin.get('/api/sensors')).items[0]?.lastPokeAt);
  await eventually('fan-out', async () => (await admin.get(`/api/instances/${run.id}/fan-outs`))[0]?.state === 'FAILED');
  await eventually('silent topic', async () => (await admin.get('/api/workers/warnings')).length === 1);
});

test('jobs: the pools, what runs, what waits for what, what has failed and why', async () => {
  await onBoth('olga', '/jobs', 'jobs', async (page) => {
    await page.getByRole('heading', { name: 'nightly' }).waitFor();
    await page.getByText('1 of 1 place taken').waitFor();
    await page.getByText('No. 1 in nightly · all places are taken').waitFor();
    assert.equal(await page.getByRole('link', { name: 'night-2026-11-22' }).count(), 3);
  });
});

test('jobs that need a person, with the repair of one', async () => {
  await onBoth('olga', '/jobs?state=PERSON', 'jobs-repair', async (page) => {
    await page.getByRole('button', { name: /^Repair/ }).click();
    await page.getByRole('button', { name: 'Run it again' }).waitFor();
    await page.getByText('disk is full').first().waitFor();
    assert.ok((await page.locator('.cs-repair form').boundingBox()).width > 200, 'the form has its width');
  });
});

test('sensors: what cases wait for', async () => {
  await onBoth('olga', '/jobs?tab=sensors', 'sensors', (page) => page.getByRole('button', { name: /^Look now/ }).waitFor());
});

test('workers: the topic that nobody serves', async () => {
  await onBoth('olga', '/workers', 'workers', (page) => page.getByText(/external-night-invoices: 1 task waits/).waitFor());
});

test('the case shows its sensor, its fan-out and its jobs', async () => {
  await onBoth('olga', `/instances/${run.id}`, 'instance-night', async (page) => {
    await page.getByText('3 of 3 done').first().waitFor();
    await page.getByRole('button', { name: /^Repair/ }).click();
    await page.getByRole('button', { name: 'Run it again' }).waitFor();
    assert.ok((await page.locator('.cs-repair form').boundingBox()).width > 200, 'the form has its width');
    await page.locator('.djs-container svg').first().waitFor();
  });
});

test('an operator stops a job from the list', async () => {
  const page = await pageOf(chromium.browser, service, 'olga', DESK);
  await page.goto(`${service.url}/jobs?state=RUNNING`);
  await page.getByRole('button', { name: /^Stop/ }).click();
  await eventually('the job ends, and the next of its pool has its place', async () => {
    const jobs = await admin.get(`/api/instances/${run.id}/jobs`);
    return ['CANCELLED', 'FAILED', 'RUNNING'].every((state) => jobs.some((job) => job.state === state));
  });
});
