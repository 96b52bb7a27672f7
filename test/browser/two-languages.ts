// A page that scenes can be played on in English, and that then says the same in another language: what is pressed is found by its English
// name, and what is looked at are the translations.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { exportedNames } from './pseudo-texts.ts';

const TEXTS = /\/texts\/en\/[\w-]+\.ts$/;

/** Builds each module of texts with the same exports in both languages. `window.translate()` changes to the other one. */
export function twoLanguages(language: string): Plugin {
  return {
    name: 'two-languages',
    setup(build) {
      build.onLoad({ filter: TEXTS }, ({ path, suffix }) => {
        if (suffix === '?real') return undefined;
        const other = path.replace('/texts/en/', `/texts/${language}/`);
        const names = exportedNames(readFileSync(path, 'utf8'));
        return {
          contents: [
            `import * as first from '${path}?real';`,
            `import * as second from '${other}';`,
            ...names.map((name) => `export let ${name} = first.${name};`),
            `const before = window.translate ?? (() => {});`,
            `window.translate = () => { before(); ${names.map((name) => `${name} = second.${name};`).join(' ')} };`,
          ].join('\n'),
          loader: 'ts',
        };
      });
    },
  };
}

/** Draws the page again, as after each action. */
export const DRAW_AGAIN = `(() => {
  window.translate();
  document.querySelector('body > div').__k.__k[0].__c.forceUpdate();
  return new Promise((resolve) => setTimeout(resolve, 0));
})()`;
