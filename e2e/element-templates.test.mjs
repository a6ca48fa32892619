// Every element template, applied and filled in with Camunda Modeler's own packages, deployed to the packaged service and run. A new
// template is picked up by itself and needs its kinds/<id>.mjs: what a run must come to, and where they differ from the template's
// examples the options of the service, the values of fields, the variables, and which kind has to run before. Templates of configured
// endpoints are no files of the repository: they are downloaded from the service.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { Browser, Service, freePort } from '../demo.d/service.mjs';
import { filledIn, nameOf, openModeler } from './modeler/modeler.mjs';
import { startPeers } from './peers.mjs';

const root = resolve(import.meta.dirname, '..');
const models = join(root, 'bpmn/src/main/resources');
const folder = join(models, '.camunda/element-templates');
const kinds = inOrder(await Promise.all(readdirSync(folder).sort().map(async (file) => {
  const id = file.replace('.json', '');
  const own = join(import.meta.dirname, 'kinds', `${id}.mjs`);
  assert.ok(existsSync(own), `${own} must say what a run of ${id} needs and must come to`);
  const kind = { id, template: JSON.parse(readFileSync(join(folder, file), 'utf8')), ...await import(own) };
  assert.equal(typeof kind.run, 'function', `${own} must say what a run of ${id} must come to: export async function run`);
  return kind;
})));

const dataDir = mkdtempSync(join(tmpdir(), 'countersign-kinds-'));
const context = { dataDir };
let service;
let api;
let modeler;
let authorization;

before(async () => {
  const options = [];
  const starts = [
    startPeers(join(dataDir, 'peers')).then((started) => { context.peers = started; }),
    openModeler().then((opened) => { modeler = opened; }),
  ];
  await Promise.allSettled(starts); // when one fails, the other one can be stopped
  await Promise.all(starts);
  context.mailPort = await freePort();
  for (const kind of kinds) {
    options.push(...(await kind.options?.(context) ?? []));
  }
  service = new Service({
    jar: join(root, 'service/target/quarkus-app/quarkus-run.jar'),
    sparkHome: join(root, 'analytics/target/spark'),
    dataDir,
    port: await freePort(),
    managementPort: await freePort(),
    mailPort: context.mailPort,
    options,
  });
  service.start();
  await service.ready();
  authorization = `Basic ${Buffer.from(`admin:${service.password('admin')}`).toString('base64')}`;
  api = await as('admin');
});

after(async () => {
  await modeler?.dispose();
  await service?.stop();
  await context.peers?.stop();
  for (const kind of kinds) {
    await kind.stop?.(context);
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

// A kind that works on what another leaves behind (`after`) comes behind it.
function inOrder(all) {
  const ordered = [];
  const add = (kind) => {
    if (ordered.includes(kind)) return;
    if (kind.after) add(all.find((each) => each.id === kind.after));
    ordered.push(kind);
  };
  all.forEach(add);
  return ordered;
}

async function as(user) {
  return new Browser(service.url).signIn(user, service.password(user));
}

// A form that the template's example names is deployed along, as Modeler's users do.
function formOf(xml) {
  const ref = xml.match(/camunda:formRef="([^"]+)"/)?.[1];
  const file = ref && readdirSync(models).map((each) => join(models, each, `${ref}.form`)).find(existsSync);
  return file ? [[`${ref}.form`, readFileSync(file, 'utf8')]] : [];
}

async function deploy(processId, xml) {
  const body = new FormData();
  body.set('deployment-name', processId);
  for (const [name, content] of [[`${processId}.bpmn`, xml], ...formOf(xml)]) {
    body.set(name, new Blob([content], { type: 'text/xml' }), name);
  }
  const answer = await fetch(`${service.url}/engine-rest/deployment/create`, { method: 'POST', headers: { authorization }, body });
  assert.equal(answer.status, 200, `${await answer.clone().text()}\n${xml}`);
}

async function start(processId, variables) {
  const typed = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name,
    typeof value === 'object' ? { type: 'Json', value: JSON.stringify(value) } : { value }]));
  const answer = await fetch(`${service.url}/engine-rest/process-definition/key/${processId}/start`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ variables: typed }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).id;
}

async function eventually(instance, what, look) {
  for (const until = Date.now() + 180_000; Date.now() < until; await sleep(200)) {
    const state = await api.get(`/api/instances/${instance}`);
    const found = await look(state);
    if (found) return found;
    if (state.incidents.length > 0 && what !== 'incident') assert.fail(`${what}: ${JSON.stringify(state.incidents)}`);
  }
  return assert.fail(`no ${what} of ${instance}: ${JSON.stringify(await api.get(`/api/instances/${instance}`))}\n${service.logTail(30)}`);
}

const ended = (instance) => eventually(instance, 'end', (state) => state.state === 'COMPLETED' && state);
const incident = (instance) => eventually(instance, 'incident', (state) => state.incidents[0]?.message);
const openTask = (instance) => eventually(instance, 'task', async () =>
  (await api.get(`/api/tasks?filter=all&instance=${instance}`)).items[0]);

async function valuesOf(kind) {
  return typeof kind.values === 'function' ? kind.values(context) : kind.values;
}

async function complete(filled) {
  assert.deepEqual({ errors: filled.errors, complaints: filled.complaints, problems: filled.problems },
    { errors: [], complaints: [], problems: [] }, 'what Modeler complains about');
}

async function run(kind) {
  const processId = `kind-${kind.id}`;
  const filled = await filledIn(modeler.page, kind.template, processId, await valuesOf(kind));
  await complete(filled);
  assert.equal(filled.type, kind.template.elementType.value);
  await deploy(processId, filled.xml);
  const instance = await start(processId, await kind.variables?.({ ...context, api }) ?? {});
  await kind.run({ ...context, context, api, as, instance, service, ended, incident, openTask });
}

// What the service offers as a download, by the names of the files; `jar` comes with the JDK that runs the service.
async function downloaded() {
  const answer = await fetch(`${service.url}/api/element-templates`, { headers: { authorization } });
  assert.equal(answer.status, 200);
  const folderOfDownload = join(dataDir, 'download');
  mkdirSync(folderOfDownload, { recursive: true });
  writeFileSync(join(folderOfDownload, 'templates.zip'), Buffer.from(await answer.arrayBuffer()));
  execFileSync('jar', ['xf', 'templates.zip'], { cwd: folderOfDownload });
  const unpacked = join(folderOfDownload, '.camunda/element-templates');
  return Object.fromEntries(readdirSync(unpacked).map((file) =>
    [file.replace('.json', ''), JSON.parse(readFileSync(join(unpacked, file), 'utf8'))]));
}

for (const kind of kinds) {
  test(`${kind.id}: filled in with what is required, deployed and run`, () => run(kind));

  test(`${kind.id}: filled in with every example, and deployed`, async () => {
    const examples = Object.fromEntries(kind.template.properties
      .filter((property) => property.placeholder)
      .map((property) => [nameOf(property), property.placeholder]));
    const filled = await filledIn(modeler.page, kind.template, `kind-${kind.id}-full`, { ...examples, ...(await valuesOf(kind)) });
    await complete(filled);
    await deploy(`kind-${kind.id}-full`, filled.xml);
  });
}

test('the download has the templates of the folder and one for each configured endpoint', async () => {
  const templates = await downloaded();
  assert.deepEqual(Object.keys(templates).filter((id) => !kinds.some((kind) => kind.id === id)).sort(),
    ['connector-endpoint-archive', 'connector-endpoint-letters']);
  for (const { id, template } of kinds) {
    assert.deepEqual(templates[id], template);
  }
});

test('connector-endpoint-letters: downloaded, filled in, deployed and run with its open options', async () => {
  const { 'connector-endpoint-letters': template } = await downloaded();
  await run({ id: 'connector-endpoint-letters', template, ...await import('./kinds/connector-endpoint-letters.mjs') });
});
