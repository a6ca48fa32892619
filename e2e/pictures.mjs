// Draws each kind of task as it stands in a model, for its page of the documentation: node pictures.mjs [id ...]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filledIn, openModeler } from './modeler/modeler.mjs';

const root = resolve(import.meta.dirname, '..');
const templates = join(root, 'bpmn/src/main/resources/.camunda/element-templates');
const images = join(root, 'docs/tasks/images');
const wanted = process.argv.slice(2);

mkdirSync(images, { recursive: true });
const { page, dispose } = await openModeler();
try {
  for (const file of readdirSync(templates)) {
    const id = file.replace('.json', '');
    if (wanted.length === 0 || wanted.includes(id)) {
      const { svg } = await filledIn(page, JSON.parse(readFileSync(join(templates, file), 'utf8')), `kind-${id}`);
      writeFileSync(join(images, `${id}.svg`), `${still(svg).trimEnd()}\n`);
    }
  }
} finally {
  await dispose();
}

// Without what only a pointer needs: the wide invisible shapes, and which one is selected.
function still(svg) {
  return svg.replace(/<(\w+)[^>]*class="djs-(?:hit|outline)[^>]*?\/>/g, '').replace(/ ?selected/g, '');
}
