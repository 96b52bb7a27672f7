// Measures cold start: how long the built script takes until a command can run, in a bare V8 context as Apps Script has for each call.
// Usage: npx tsx scripts/cold-start.ts [rounds]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureForm } from './bench/cold-start-forms.ts';
import { kilobytes, minifiedBytes } from './checks/size.ts';

const code = readFileSync(join(import.meta.dirname, '../dist/Code.js'), 'utf8');
const rounds = Number(process.argv[2] ?? 60);
const { parsed, ready } = measureForm('Code.js', code, rounds);
console.log(`Code.js: ${kilobytes(await minifiedBytes(code))} minified, ${kilobytes(Buffer.byteLength(code))} readable`);
console.log(`${rounds} rounds, middle value: parsed after ${parsed.toFixed(1)} ms`);
console.log(`a command can run after ${ready.toFixed(1)} ms`);
