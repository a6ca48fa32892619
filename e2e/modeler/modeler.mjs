// Camunda Modeler's own packages in a real browser: applies element templates and fills them in through the properties panel.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launch } from '../chromium.mjs';

const require = createRequire(import.meta.url);
const styles = [
  'bpmn-js/dist/assets/diagram-js.css', 'bpmn-js/dist/assets/bpmn-js.css',
  '@bpmn-io/properties-panel/dist/assets/properties-panel.css',
].map((each) => readFileSync(require.resolve(each), 'utf8'));

export async function openModeler() {
  const { outputFiles: [bundle] } = await build({
    entryPoints: [join(import.meta.dirname, 'page.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const { browser, dispose } = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 4000 } });
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(error.message));
  await page.setContent(`<style>${styles.join('\n')} body { margin: 0; display: flex }
    #canvas { width: 800px; height: 400px } #panel { width: 450px; }</style><div id="canvas"></div><div id="panel"></div>`);
  await page.addScriptTag({ content: bundle.text });
  return { page, dispose };
}

// The model that a person gets who applies the template and types the values in; `values` by the name of the binding.
export async function filledIn(page, template, processId, values = {}) {
  page.problems.length = 0;
  const applied = await page.evaluate((order) => window.open(order), { template, processId });
  await expectTemplate(page, applied.id);
  for (const { property, entry, group } of entries(template)) {
    const value = values[nameOf(property)] ?? valueOf(property);
    if (value !== undefined) {
      await fill(page, entry, group, value);
    }
  }
  const complaints = await page.locator('#panel .bio-properties-panel-error').allInnerTexts();
  return { ...applied, complaints, problems: [...page.problems], ...(await page.evaluate(() => window.saved())) };
}

// The panel hears of a selection only once its own effects have run: select until it has.
async function expectTemplate(page, id) {
  await page.waitForFunction((elementId) => {
    const selection = window.modeler.get('selection');
    selection.select(null);
    selection.select(window.modeler.get('elementRegistry').get(elementId));
    return document.querySelector('#panel [data-group-id^="group-ElementTemplates__CustomProperties"]');
  }, id, { polling: 200 });
}

export function nameOf({ binding }) {
  return binding.name ?? binding.source;
}

// What must be filled in and has no value yet gets its example, or the first choice.
function valueOf(property) {
  if (!property.constraints?.notEmpty || property.value !== undefined) return undefined;
  return property.choices ? property.choices[0].value : property.placeholder;
}

// The ids that the properties panel gives to the fields: by group, counted within it.
function entries(template) {
  const counts = new Map();
  return template.properties.map((property) => {
    const group = property.group ?? '';
    const index = counts.get(group) ?? 0;
    counts.set(group, index + 1);
    return { property, group, entry: `custom-entry-${template.id}${group && `-${group}`}-${index}` };
  }).filter(({ property }) => property.type !== 'Hidden');
}

async function fill(page, entry, group, value) {
  const header = page.locator(`[data-group-id="group-ElementTemplates__CustomProperties-${group}"] .bio-properties-panel-group-header`).first();
  const place = page.locator(`[data-entry-id="${entry}"]`);
  if (!(await place.isVisible())) await header.click();
  const field = place.locator('input, textarea, select').first();
  const tag = await field.evaluate((node) => (node.type === 'checkbox' ? 'checkbox' : node.tagName));
  if (tag === 'SELECT') await field.selectOption(value);
  else if (tag === 'checkbox') await field.setChecked(value === 'true' || value === true, { force: true });
  else {
    await field.fill(value);
    await field.blur();
  }
}
