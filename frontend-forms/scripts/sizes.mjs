// Prints what the browser loads, gzip, and fails the build when the inbox outgrows its budget.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 350;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));

// Only this script needs it; it is not served.
rmSync(new URL('manifest.json', dist));

const gzipKb = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1024;

/** The files that a chunk brings along at once; what it imports lazily is not among them. */
function filesOf(key, seen = new Set()) {
  if (seen.has(key)) {
    return [];
  }
  seen.add(key);
  const chunk = manifest[key];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((imported) => filesOf(imported, seen)),
  ];
}

const sum = (files) => [...new Set(files)].reduce((total, file) => total + gzipKb(file), 0);
const first = filesOf('index.html');
const inbox = sum(first);

console.log(`\nFirst load (inbox): ${inbox.toFixed(0)} kB gzip, budget ${BUDGET_KB} kB`);
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry) {
    const more = filesOf(key).filter((file) => !first.includes(file));
    console.log(`  + ${key}: ${sum(more).toFixed(0)} kB`);
  }
}
if (inbox > BUDGET_KB) {
  console.error('The first load is over its budget.');
  process.exit(1);
}
