// Validates every element template file as Camunda Modeler does when it loads it.
import { readdirSync, readFileSync } from 'node:fs';
import { validateAll } from '@bpmn-io/element-templates-validator';

const folder = new URL('src/main/resources/.camunda/element-templates/', import.meta.url);
let valid = true;
for (const file of readdirSync(folder)) {
  const templates = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  for (const { valid: fits, errors, object } of validateAll([templates].flat()).results) {
    if (!fits) {
      valid = false;
      for (const error of errors) {
        console.error(`${file}: ${object?.id}: ${error.message}`);
      }
    }
  }
}
process.exitCode = valid ? 0 : 1;
