import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, Service, freePort } from '../demo.d/service.mjs';

const [jar, sparkHome, classPath, ...flags] = process.argv.slice(2);
const tasks = Number(option('--tasks', '1000000'));
const audiences = option('--audiences', 'teams');
const PEOPLE = 20;
const GROUPS = 5;
const REQUESTS = 400;
const ENGINE_REQUESTS = 30;
const WARM_UP = 60;
const ENGINE_WARM_UP = 4;

const variants = [
  ['page 100', '/api/tasks?filter=group&page=99&size=20'],
  ['by priority', '/api/tasks?filter=group&sort=priority'],
  ['newest first', '/api/tasks?filter=group&sort=created'],
  ['by name, then business key', '/api/tasks?filter=group&sort=name,businessKey:desc'],
  ['of one process', '/api/tasks?filter=group&definition=bench-3'],
  ['overdue', '/api/tasks?filter=group&due=overdue'],
  ['priority of 75 and more', '/api/tasks?filter=group&priorityMin=75'],
  ['business key', '/api/tasks?filter=group&businessKey=case-00000123'],
  ['free text (rare)', '/api/tasks?filter=group&q=case-000012'],
  ['free text (common)', '/api/tasks?filter=group&q=delivery%2042'],
  ['number variable', '/api/tasks?filter=group&variable=amount:eq:7'],
  ['mine', '/api/tasks?filter=mine'],
];
const everybodys = [
  ["everybody's", '/api/tasks?filter=all'],
  ["everybody's of one process", '/api/tasks?filter=all&definition=bench-3'],
  ["everybody's, free text (rare)", '/api/tasks?filter=all&q=case-000012'],
];

const dataDir = mkdtempSync(join(tmpdir(), 'countersign-inbox-'));
const service = new Service({ jar, sparkHome, dataDir, port: await freePort(), managementPort: await freePort(), mailPort: await freePort() });

try {
  service.start();
  await service.ready();
  const admin = await new Browser(service.url).signIn('admin', service.password('admin'));
  await deploy(admin);
  const databasePort = readFileSync(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[3];
  console.log(`Writing ${tasks} open tasks for 200 groups (${audiences}) into the engine's tables`);
  java('InboxSeed', databasePort, tasks, audiences);
  const rebuilt = await slowPost(admin, '/api/admin/inbox/rebuild');
  console.log(`Filled the inbox: ${rebuilt.tasks} tasks in ${(rebuilt.milliseconds / 1000).toFixed(0)} s`);
  java('InboxVacuum', databasePort);

  const people = [];
  for (let n = 0; n < PEOPLE; n++) {
    people.push(await new Browser(service.url).signIn(`bench${n}`, service.password('admin')));
  }
  await sameAnswers(people, admin);

  const page = '/api/tasks?filter=group&page=0&size=20';
  await times(WARM_UP, (n) => people[n % PEOPLE].get(page));
  await times(ENGINE_WARM_UP, (n) => engine(admin, n));
  const inbox = await times(REQUESTS, (n) => people[n % PEOPLE].get(page));
  const engineTimes = await times(ENGINE_REQUESTS, (n) => engine(admin, n));
  print('first page and counts', inbox);
  print("engine's query and count", engineTimes);
  for (const [what, query] of variants) {
    await variant(what, 5, 60, (n) => people[n % PEOPLE].get(query));
  }
  for (const [what, query] of everybodys) {
    await variant(what, 2, 10, () => admin.get(query));
  }
  console.log(JSON.stringify({
    tasks,
    p95_ms: round(percentile(inbox, 95)),
    engine_p95_ms: round(percentile(engineTimes, 95)),
    ratio: round(percentile(engineTimes, 95) / percentile(inbox, 95)),
  }));
} finally {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

function option(name, otherwise) {
  const at = flags.indexOf(name);
  return at < 0 ? otherwise : flags[at + 1];
}

function java(main, ...args) {
  execFileSync('java', ['-cp', classPath, `dev.countersign.inbox.bench.${main}`, ...args.map(String)], { stdio: 'inherit' });
}

// The groups that the seed gave to the person.
function groupsOf(n) {
  return Array.from({ length: GROUPS }, (_, k) => `group${(n * 37 + k * 41) % 200}`);
}

async function engine(admin, n) {
  const groups = groupsOf(n % PEOPLE).join(',');
  const list = await admin.get(`/engine-rest/task?candidateGroups=${groups}&sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=20`);
  const { count } = await admin.get(`/engine-rest/task/count?candidateGroups=${groups}`);
  return { count, ids: list.map((task) => task.id) };
}

// A fast answer that is wrong would be worth nothing.
async function sameAnswers(people, admin) {
  for (let n = 0; n < 3; n++) {
    const ours = await people[n].get('/api/tasks?filter=group&size=20');
    const theirs = await engine(admin, n);
    if (ours.total !== theirs.count) throw new Error(`bench${n}: ${ours.total} tasks, the engine says ${theirs.count}`);
    console.log(`bench${n}: ${ours.total} tasks, as the engine says`);
  }
}

async function times(count, request) {
  const result = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    await request(n);
    result.push(performance.now() - began);
  }
  return result;
}

// One that the service refuses (it takes longer than its limit, say) is a result too, and no reason to stop.
async function variant(what, warmUp, count, request) {
  try {
    await times(warmUp, request);
    print(what, await times(count, request));
  } catch (refusal) {
    console.log(`  ${what.padEnd(44)} refused: ${String(refusal.message).split('\n')[0].slice(0, 160)}`);
  }
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)];
}

function print(what, values) {
  console.log(`  ${what.padEnd(44)} median ${percentile(values, 50).toFixed(1)} ms, p95 ${percentile(values, 95).toFixed(1)} ms`);
}

function round(value) {
  return Math.round(value * 10) / 10;
}

// A million rows take longer than fetch would wait.
function slowPost(admin, path) {
  return new Promise((resolve, reject) => {
    const sent = request(admin.url + path, { method: 'POST', headers: { Cookie: admin.cookie, 'X-Requested-With': 'countersign' } }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end();
  });
}

// Twenty processes of one task each, deployed as anybody would.
async function deploy(admin) {
  const form = new FormData();
  form.append('deployment-name', 'bench');
  for (let n = 0; n < 20; n++) {
    const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">
  <process id="bench-${n}" name="Delivery control ${n}" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
    <userTask id="check" name="Check delivery"/><sequenceFlow id="f2" sourceRef="check" targetRef="end"/><endEvent id="end"/>
  </process>
</definitions>`;
    form.append(`bench-${n}`, new Blob([model]), `bench-${n}.bpmn`);
  }
  const answer = await fetch(`${admin.url}/engine-rest/deployment/create`, {
    method: 'POST',
    headers: { Cookie: admin.cookie, 'X-Requested-With': 'countersign' },
    body: form,
  });
  if (!answer.ok) throw new Error(`The models were refused: ${await answer.text()}`);
}
