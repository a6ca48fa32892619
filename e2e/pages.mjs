// Pages of the packaged service in a real browser: signed in, photographed, checked.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { violations } from './chromium.mjs';

const screenshots = resolve(import.meta.dirname, '../target/screenshots');
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

// A page of its own for somebody, at the inbox; of nobody where there is no user.
export async function pageOf(browser, service, user, viewport) {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401|status of 404/.test(message.text())) page.problems.push(message.text());
  });
  if (user) {
    await page.goto(service.url);
    await page.getByLabel('User name').fill(user);
    await page.getByLabel('Password').fill(service.password(user));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  }
  return page;
}

// Takes a picture, and holds the page against the rules of axe, its own width and an empty console.
export async function look(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  assert.deepEqual(await violations(page), [], `${name}: accessibility`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `${name}: the page scrolls sideways by ${sideways} px`);
  assert.deepEqual(page.problems, [], `${name}: errors in the console`);
}
