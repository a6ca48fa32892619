// The flagship process as people live it: the packaged service, real Spark on the avocado files, a real browser.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { Browser, Service, freePort } from '../demo.d/service.mjs';
import { launch } from './chromium.mjs';
import { look, pageOf as pageOfSomebody } from './pages.mjs';

const root = resolve(import.meta.dirname, '..');
const screenshots = join(root, 'target', 'screenshots');
const dataDir = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
const service = new Service({
  jar: join(root, 'service/target/quarkus-app/quarkus-run.jar'),
  sparkHome: join(root, 'analytics/target/spark'),
  dataDir,
  port: await freePort(),
  managementPort: await freePort(),
  mailPort: await freePort(),
});

let chromium;
let admin;
let run;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  service.start();
  await service.ready();
  admin = await new Browser(service.url).signIn('admin', service.password('admin'));
  run = await admin.post('/api/definitions/retail-forecast/start', {
    variables: { input: join(root, 'analytics/data/avocado'), format: 'auto', horizon: 12 },
  });
  chromium = await launch();
});

after(async () => {
  await chromium?.dispose();
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const pageOf = (user, viewport = { width: 1440, height: 900 }) => pageOfSomebody(chromium.browser, service, user, viewport);

async function openTask() {
  for (;;) {
    const instance = await admin.get(`/api/instances/${run.id}`);
    assert.deepEqual(instance.incidents, []);
    const { items } = await admin.get(`/api/tasks?filter=all&instance=${run.id}`);
    assert.ok(items.every((each) => each.taskKey !== 'userTaskRepair'), `a job failed: ${JSON.stringify(instance.variables.jobError)}`);
    if (items.length > 0) return items[0];
    if (instance.state !== 'ACTIVE') return null;
    await sleep(500);
  }
}

async function decide(page, task, choice, comment, name) {
  await page.goto(`${service.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.name }).first().waitFor();
  await page.getByRole('button', { name: 'Take this task' }).click();
  await page.locator('.cs-chart svg').first().waitFor();
  await page.getByText(choice, { exact: true }).click();
  await page.getByLabel('Comment', { exact: true }).fill(comment);
  await look(page, name);
  await page.getByRole('button', { name: 'Send decision' }).click();
  await page.getByRole('heading', { name: 'Done, thank you' }).waitFor();
  await look(page, `${name}-done`);
}

test('nobody sees anything without signing in, and a wrong password says so', async () => {
  const page = await pageOf();
  await page.goto(`${service.url}/tasks/any`);
  assert.match(page.url(), /\/sign-in\.html/);
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'sign-in');
});

test('anna follows the run on its drawing while Spark works', async () => {
  const page = await pageOf('anna');
  await page.goto(`${service.url}/instances/${run.id}`);
  await page.getByText(run.businessKey).first().waitFor();
  await page.locator('.djs-container svg').first().waitFor();
  await look(page, 'instance-running');
});

test('people decide with the evidence in view until the forecast is published', async () => {
  const people = { anna: await pageOf('anna'), ben: await pageOf('ben', { width: 360, height: 740 }) };
  let decisions = 0;
  for (let task = await openTask(); task; task = await openTask()) {
    if (task.taskKey === 'userTaskReviewData') {
      await decide(people.anna, task, 'Yes, continue', 'The known defects of the raw files.', 'review-data');
    } else if (task.taskKey === 'userTaskApproveForecast') {
      await people.anna.goto(`${service.url}/?filter=group`);
      await people.anna.getByText(task.name).first().waitFor();
      await look(people.anna, 'inbox');
      await decide(people.anna, task, 'Approve', 'Within the thresholds.', 'approve');
    } else {
      await decide(people.ben, task, 'Approve', 'I agree.', 'second-approval-phone');
    }
    decisions++;
  }
  const instance = await admin.get(`/api/instances/${run.id}`);
  assert.equal(instance.state, 'COMPLETED');
  assert.ok(decisions >= 1, 'somebody decided');

  const { published, rows } = instance.variables.publication;
  const csv = readFileSync(join(published, 'forecast.csv'), 'utf8').trimEnd().split('\n');
  assert.equal(csv.length - 1, rows);
  assert.ok(existsSync(join(published, 'approval.json')));

  const recorded = await admin.get(`/api/decisions?instance=${run.id}`);
  assert.ok(recorded.total >= decisions);
  assert.deepEqual((await admin.get('/api/decisions/verify')).intact, true);
});

test('what was decided, what it teaches, and how one is told have their pages', async () => {
  const page = await pageOf('admin');
  for (const [path, heading] of [
    ['/decisions', 'Decisions'],
    ['/insights', 'Insights'],
    ['/settings/notifications', null],
    ['/overrides', null],
    ['/calendars/fi', null],
  ]) {
    await page.goto(service.url + path);
    const title = page.getByRole('heading', { level: 1, ...(heading && { name: heading }) });
    await title.first().waitFor();
    await page.waitForLoadState('networkidle');
    await look(page, path.slice(1).replaceAll('/', '-'));
  }
});

test('the requester finds the outcome in the mail', async () => {
  const page = await pageOf('admin');
  for (let attempt = 0; ; attempt++) {
    const { items } = await admin.get('/api/notifications?state=SENT&size=100');
    if (items.some((each) => each.template === 'outcome')) break;
    assert.ok(attempt < 60, 'the outcome was not sent within 30 s');
    await sleep(500);
  }
  await page.goto(`${service.url}/dev/inbox`);
  await page.getByText(run.businessKey).first().waitFor();
  await page.screenshot({ path: join(screenshots, 'mail.png'), fullPage: true });
});
