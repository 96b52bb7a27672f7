// `npm run longest`, after `npm test`: names the test files that took longest in `test/support/longest.json`, which puts them first
// where vitest remembers no times.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Together, they take more than a third of the time. */
const NAMED = 40;

interface Remembered {
  results: [file: string, { duration: number }][];
}

const folder = join(root, 'node_modules/.vite/vitest');
const results = readdirSync(folder).flatMap((name) => {
  const { results }: Remembered = JSON.parse(readFileSync(join(folder, name, 'results.json'), 'utf8'));
  // Each file is named after its project, and there is only one.
  return results.map(([file, { duration }]) => ({ file: file.replace(/^:/, ''), duration }));
});
const tests = results.filter(({ file }) => !file.startsWith('test/deep/')).sort((a, b) => b.duration - a.duration);
const named = tests.slice(0, NAMED).map(({ file }) => file);
writeFileSync(join(root, 'test/support/longest.json'), `${JSON.stringify(named, null, 2)}\n`);
console.log(`test/support/longest.json names the longest ${named.length} of ${tests.length} files.`);
