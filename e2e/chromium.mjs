// A real Chromium from its npm package, without anything installed by hand; CHROMIUM names another one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launch() {
  // The package unpacks into the temporary folder and would reuse a half-written copy there: give it one of its own.
  const folder = mkdtempSync(join(tmpdir(), 'countersign-chromium-'));
  process.env.TMPDIR = folder;
  const { chromium } = await import('playwright-core');
  const executablePath = process.env.CHROMIUM ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return { browser, dispose: async () => { await browser.close(); rmSync(folder, { recursive: true, force: true }); } };
}

// Accessibility rules of axe on the page as it stands; runs outside of the page's own content security policy.
export async function violations(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `if (!window.axe) {${axeSource}}` });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(
      found.violations.map((each) => each.id + ': ' + each.nodes.map((node) => node.target.join(' ')).join(', '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value);
}
