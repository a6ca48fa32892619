// Adds up the reports of Surefire, Failsafe and Vitest; the last line is "N passed, N failed, N skipped".
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const totals = { tests: 0, failed: 0, skipped: 0 };
const unsteady = [];

function add(tests, failed, skipped) {
  totals.tests += tests;
  totals.failed += failed;
  totals.skipped += skipped;
}

function junit(name, folder) {
  if (!existsSync(folder)) return;
  let tests = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of readdirSync(folder)) {
    if (!/^TEST-.*\.xml$/.test(file)) continue;
    const report = readFileSync(join(folder, file), 'utf8');
    const suite = /<testsuite\b[^>]*>/.exec(report)?.[0] ?? '';
    for (const [, attributes] of report.matchAll(/<testcase\b([^>]*[^/])>(?:(?!<\/testcase>)[\s\S])*?<flaky(?:Failure|Error)\b/g)) {
      const attribute = (name) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
      unsteady.push(`${attribute('classname')}.${attribute('name')}`);
    }
    const number = (attribute) => Number(new RegExp(`\\s${attribute}="(\\d+)"`).exec(suite)?.[1] ?? 0);
    tests += number('tests');
    failed += number('failures') + number('errors');
    skipped += number('skipped');
  }
  add(tests, failed, skipped);
  console.log(`  ${name}: ${tests} tests, ${failed} failed, ${skipped} skipped`);
}

for (const module of ['bpmn', 'analytics', 'verify', 'service']) {
  junit(`${module} (unit)`, `${module}/target/surefire-reports`);
  junit(`${module} (packaged)`, `${module}/target/failsafe-reports`);
}

const web = 'frontend-forms/target/vitest.json';
if (!existsSync(web)) {
  console.error(`  web app: no report at ${web}`);
  add(1, 1, 0);
} else {
  const report = JSON.parse(readFileSync(web, 'utf8'));
  add(report.numTotalTests, report.numFailedTests, report.numPendingTests);
  console.log(`  web app: ${report.numTotalTests} tests, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`);
}

const browser = 'target/e2e.xml';
if (!existsSync(browser)) {
  console.error(`  browser: no report at ${browser}`);
  add(1, 1, 0);
} else {
  const text = readFileSync(browser, 'utf8');
  const count = (pattern) => (text.match(pattern) ?? []).length;
  const [tests, failed, skipped] = [count(/<testcase\b/g), count(/<failure\b/g), count(/<skipped\b/g)];
  add(tests, failed, skipped);
  console.log(`  browser: ${tests} tests, ${failed} failed, ${skipped} skipped`);
}

for (const test of unsteady) {
  console.log(`  UNSTEADY, failed first and passed when run once more: ${test}`);
}
console.log(`${totals.tests - totals.failed - totals.skipped} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 && totals.tests > 0 ? 0 : 1);
