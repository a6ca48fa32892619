import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, Service, freePort } from '../demo.d/service.mjs';

const [jar, sparkHome, ...flags] = process.argv.slice(2);
const warmStarts = 3;
const withProcess = !flags.includes('--start-only');
const dataDir = mkdtempSync(join(tmpdir(), 'countersign-startup-'));

async function start() {
  const service = new Service({ jar, sparkHome, dataDir, port: await freePort(), managementPort: await freePort(), mailPort: await freePort() });
  const began = performance.now();
  service.start();
  await service.ready();
  return { service, seconds: (performance.now() - began) / 1000 };
}

// The heap in use after a full collection would flatter; the committed heap is what the machine gives.
function heapMb(pid) {
  const text = execFileSync('jcmd', [String(pid), 'GC.heap_info'], { encoding: 'utf8' });
  const used = [...text.matchAll(/(?:def new generation|tenured generation)\s+total (\d+)K, used (\d+)K/g)];
  return used.reduce((sum, each) => sum + Number(each[1]), 0) / 1024;
}

try {
  console.log('First start: empty data folder (database cluster created, schema made, models deployed)');
  const first = await start();
  console.log(`  ready after ${first.seconds.toFixed(1)} s`);
  await first.service.stop();

  const warm = [];
  let last;
  for (let i = 0; i < warmStarts; i++) {
    last = await start();
    warm.push(last.seconds);
    console.log(`Warm start ${i + 1} of ${warmStarts}: ready after ${last.seconds.toFixed(1)} s`);
    if (i < warmStarts - 1) await last.service.stop();
  }
  warm.sort((a, b) => a - b);

  const result = {
    first_start_seconds: round(first.seconds),
    warm_start_seconds_median: round(warm[Math.floor(warm.length / 2)]),
    warm_start_seconds_max: round(warm[warm.length - 1]),
  };
  if (withProcess) {
    console.log('The flagship process on the avocado files, from start to approval task');
    const { service } = last;
    const admin = await new Browser(service.url).signIn('admin', service.password('admin'));
    const began = performance.now();
    const run = await admin.post('/api/definitions/retail-forecast/start', {
      variables: { input: resolve('analytics/data/avocado'), format: 'auto', horizon: 12 },
    });
    let heap = 0;
    let reviewed = 0;
    for (;;) {
      heap = Math.max(heap, heapMb(service.process.pid));
      const { items } = await admin.get(`/api/tasks?filter=all&instance=${run.id}`);
      const review = items.find((each) => each.taskKey === 'userTaskReviewData');
      if (review) {
        reviewed = (performance.now() - began) / 1000;
        const anna = await new Browser(service.url).signIn('anna', service.password('anna'));
        await anna.post(`/api/tasks/${review.id}/claim`);
        const { digest } = await anna.get(`/api/tasks/${review.id}/evidence`);
        await anna.post(`/api/tasks/${review.id}/complete`, {
          data: { decision: 'continue', comment: 'Benchmark.' },
          evidenceDigest: digest,
        });
      } else if (items.length > 0) {
        break;
      }
      const instance = await admin.get(`/api/instances/${run.id}`);
      if (instance.incidents.length > 0) throw new Error(instance.incidents[0].message);
      if (instance.state === 'COMPLETED') break;
      await sleep(500);
    }
    result.start_to_approval_seconds = round((performance.now() - began) / 1000);
    if (reviewed > 0) result.start_to_data_review_seconds = round(reviewed);
    result.service_heap_committed_mb_max = Math.round(heap);
    console.log(`  approval task after ${result.start_to_approval_seconds} s; heap of the service at most ${result.service_heap_committed_mb_max} MB`);
  }
  await last.service.stop();
  console.log(JSON.stringify(result));
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

function round(value) {
  return Math.round(value * 10) / 10;
}
