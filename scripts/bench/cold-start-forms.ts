// Cold start: each call of a script parses all of it. Three forms of the same bundle, compared with a script that does nothing.
import { join } from 'node:path';
import { createContext, runInContext, Script } from 'node:vm';
import { transform } from 'esbuild';
import { serverText } from '../server-bundle.ts';

export interface ColdStart {
  form: string;
  kilobytes: number;
  /** Milliseconds until the script is parsed, which is all that opening the file and an edit need. */
  parsed: number;
  /** Milliseconds until a command can run. */
  ready: number;
}

const ROUNDS = 25;
const PROJECT = join(import.meta.dirname, '../..');

export async function measureColdStart(): Promise<ColdStart[]> {
  const { text } = await serverText(PROJECT);
  const { code: minified } = await transform(text, {
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: true,
    target: 'es2020',
  });
  const from = text.indexOf('function bundle_() {');
  const head = text.slice(0, from);
  const { code: body } = await transform(text.slice(from).replace('function bundle_', 'globalThis.main_ = function '), {
    minify: true,
    target: 'es2020',
  });
  const evaluated = `${head}function bundle_() { (0, eval)(${JSON.stringify(body)}); return main_(); }\n`;
  return [
    measureForm('trivial', 'function load_() { return { message: function () {} }; }', ROUNDS),
    measureForm('readable, as shipped', text, ROUNDS),
    measureForm('minified', minified, ROUNDS),
    measureForm('minified text that is evaluated when it’s needed', evaluated, ROUNDS),
  ];
}

/** Starts a script so many times, and returns the middle values. */
export function measureForm(form: string, code: string, rounds: number): ColdStart {
  const times = Array.from({ length: rounds }, (_, round) => startOnce(code, round));
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return {
    form,
    kilobytes: Buffer.byteLength(code) / 1000,
    parsed: middle(times.map(({ parsed }) => parsed)),
    ready: middle(times.map(({ ready }) => ready)),
  };
}

function startOnce(code: string, round: number): { parsed: number; ready: number } {
  const context = createContext({});
  // V8 keeps what it has compiled of the same text.
  const source = `// ${round} ${Math.random()}\n${code}`;
  const from = performance.now();
  new Script(source, { filename: 'Code.js' }).runInContext(context);
  const parsed = performance.now() - from;
  const started: unknown = runInContext('typeof load_().message', context);
  if (started !== 'function') throw new Error('The bundle has no function for commands.');
  return { parsed, ready: performance.now() - from };
}
