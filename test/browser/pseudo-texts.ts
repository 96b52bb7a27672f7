// A language that nobody speaks: every sentence of texts/ with an accent on each letter, so that one written elsewhere stands out.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž';

/** As the page says it; `names` come from the server and stand in sentences as they are. */
export function pseudo(text: string, names: readonly string[] = []): string {
  const accent = (part: string) => Array.from(part, (letter) => accented[plain.indexOf(letter)] ?? letter).join('');
  return names.reduce((whole, name) => whole.replaceAll(accent(name), name), accent(text));
}

/** Texts as they are exported; codes of problems are no sentences, and branches depend on them. */
const mark = `
  const plain = ${JSON.stringify(plain)}, accented = ${JSON.stringify(accented)};
  export const mark = (text) =>
    typeof text === 'string' ? Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('')
    : typeof text === 'function' ? (...given) => given.reduce(
        (said, part) => (typeof part === 'string' && typeof said === 'string' ? said.split(mark(part)).join(part) : said), mark(text(...given)))
    : Array.isArray(text) ? text.map(mark)
    : text && typeof text === 'object' ? Object.fromEntries(Object.entries(text).map(([name, part]) => [name, name === 'code' ? part : mark(part)]))
    : text;`;

/** Returns the names that a module of texts exports. */
export function exportedNames(text: string): string[] {
  return Array.from(text.matchAll(/^export (?:const|function) (\w+)/gm), ([, name = '']) => name);
}

export const pseudoTexts: Plugin = {
  name: 'pseudo-texts',
  setup(build) {
    build.onResolve({ filter: /^pseudo-mark$/ }, () => ({ path: 'mark', namespace: 'pseudo' }));
    build.onLoad({ filter: /^mark$/, namespace: 'pseudo' }, () => ({ contents: mark }));
    build.onLoad({ filter: /\/texts\/\w+\/[\w-]+\.ts$/ }, ({ path, suffix }) => {
      const text = readFileSync(path, 'utf8');
      if (suffix === '?real') return { contents: text, loader: 'ts' };
      const names = exportedNames(text);
      const lines = names.map((name) => `export const ${name} = mark(real.${name});`);
      return { contents: `import * as real from '${path}?real';\nimport { mark } from 'pseudo-mark';\n${lines.join('\n')}`, loader: 'ts' };
    });
  },
};
