import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, Service, freePort } from './service.mjs';

const [jar, sparkHome, ...flags] = process.argv.slice(2);
const approve = flags.includes('--approve');
const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s`;
const say = (text) => console.log(`${seconds()}  ${text}`);

const service = new Service({
  jar,
  sparkHome,
  dataDir: resolve(process.env.COUNTERSIGN_DATA_DIR ?? 'data'),
  port: await freePort(Number(process.env.PORT ?? 8080)),
  managementPort: await freePort(9000),
  mailPort: await freePort(3025),
});

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  say('Stopping the service, its database and its jobs');
  await service.stop();
  process.exit(code);
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

// Follows the run until somebody is needed, or it ends.
async function follow(browser, instanceId, until) {
  let shown = '';
  for (;;) {
    const instance = await browser.get(`/api/instances/${instanceId}`);
    const jobs = await browser.get(`/api/instances/${instanceId}/jobs`);
    const job = jobs.find((each) => each.state === 'RUNNING');
    const where = instance.currentActivities.map((each) => each.name).join(', ');
    const text = job?.progress ? `${where}: ${job.progress.step} (${job.progress.index} of ${job.progress.of})` : where;
    if (text && text !== shown) {
      say(text);
      shown = text;
    }
    if (instance.incidents.length > 0) throw new Error(`The process stands: ${instance.incidents[0].message}`);
    if (await until(instance)) return instance;
    await sleep(1000);
  }
}

async function tasksOf(browser, instanceId) {
  return (await browser.get(`/api/tasks?filter=all&instance=${instanceId}`)).items;
}

async function decide(user, task) {
  const person = await new Browser(service.url).signIn(user, service.password(user));
  await person.post(`/api/tasks/${task.id}/claim`);
  const { digest } = await person.get(`/api/tasks/${task.id}/evidence`);
  await person.get(`/api/tasks/${task.id}/form`);
  const data = task.taskKey === 'userTaskReviewData'
    ? { decision: 'continue', comment: 'The known defects of the raw files.' }
    : { decision: 'approve', comment: 'The error is below the threshold; the forecast looks right.' };
  await person.post(`/api/tasks/${task.id}/complete`, { data, evidenceDigest: digest });
  say(`${user} decided "${task.name}": ${data.decision}`);
}

try {
  say('Starting Countersign with its own database and mail server');
  service.start();
  await service.ready();
  say(`The service is ready at ${service.url}`);

  const admin = await new Browser(service.url).signIn('admin', service.password('admin'));
  const run = await admin.post('/api/definitions/retail-forecast/start', {
    variables: { input: resolve('analytics/data/avocado'), format: 'auto', horizon: 12 },
  });
  say(`Started ${run.businessKey}: weekly avocado sales 2017 to 2024, eight raw files`);

  const open = async (instance) => instance.state === 'COMPLETED' || (await tasksOf(admin, run.id)).length > 0;
  let instance = await follow(admin, run.id, open);

  if (!approve) {
    const [task] = await tasksOf(admin, run.id);
    const who = task?.candidateGroups.includes('data-stewards') ? 'anna' : 'anna';
    console.log(`
${task?.taskKey === 'userTaskApproveForecast' ? 'A forecast is waiting for your approval.' : `"${task?.name ?? 'Nothing'}" is waiting for you.`}

  Address    ${service.url}/tasks/${task?.id ?? ''}
  Sign-in    ${who} / ${service.password(who)}        (others: ${service.dataDir}/secrets/initial-passwords)
  Mail       ${service.url}/dev/inbox

Ctrl-C stops everything.`);
    await service.exited;
    await stop(1);
  }

  while (instance.state !== 'COMPLETED') {
    const reviewers = ['anna', 'ben'];
    for (const task of await tasksOf(admin, run.id)) {
      await decide(task.taskKey === 'userTaskSecondApproval' ? reviewers[1] : reviewers[0], task);
    }
    instance = await follow(admin, run.id, open);
  }
  console.log(`
The approved forecast is published.

  Files      ${instance.variables.publication?.published}
  Mail       ${await mails(admin)}
  Decisions  ${(await admin.get(`/api/decisions?instance=${run.id}`)).total} recorded, chain intact: ${(await admin.get('/api/decisions/verify')).intact}
`);
  await stop(0);
} catch (error) {
  console.error(error.message);
  await stop(1);
}

// The mail to the requester leaves the outbox a moment after the process has ended.
async function mails(browser) {
  for (let attempt = 0; attempt < 30; attempt++) {
    const { items } = await browser.get('/api/notifications?state=SENT&size=100');
    const outcome = items.find((each) => each.template === 'outcome');
    if (outcome) return `"${outcome.subject}" to ${outcome.recipient}`;
    await sleep(1000);
  }
  throw new Error('The mail to the requester has not been sent.');
}
