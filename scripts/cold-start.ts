// Measures cold start: how long the built script takes until a command can run, in a bare V8 context as Apps Script has for each call.
// Usage: npx tsx scripts/cold-start.ts [rounds]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createContext, runInContext, Script } from 'node:vm';
import { kilobytes, minifiedBytes } from './checks/size.ts';

const code = readFileSync(join(import.meta.dirname, '../dist/Code.js'), 'utf8');

/** Returns the milliseconds until the script is parsed, and until its bundle has run, which is when a command starts. */
function measure(round: number): { parsed: number; ready: number } {
  const context = createContext({});
  // Another text each time, because V8 keeps what it has compiled of the same one.
  const source = `// ${round}\n${code}`;
  const from = performance.now();
  new Script(source, { filename: 'Code.js' }).runInContext(context);
  const parsed = performance.now() - from;
  const started: unknown = runInContext('typeof load_().message', context);
  const ready = performance.now() - from;
  if (started !== 'function') throw new Error('The bundle has no function for commands.');
  return { parsed, ready };
}

function middle(values: readonly number[]): string {
  return `${([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN).toFixed(1)} ms`;
}

const rounds = Number(process.argv[2] ?? 60);
const measured = Array.from({ length: rounds }, (_, round) => measure(round));
console.log(`Code.js: ${kilobytes(await minifiedBytes(code))} minified, ${kilobytes(Buffer.byteLength(code))} readable`);
console.log(`${rounds} rounds, middle value: parsed after ${middle(measured.map(({ parsed }) => parsed))}`);
console.log(`a command can run after ${middle(measured.map(({ ready }) => ready))}`);
