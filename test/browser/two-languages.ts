// A page that scenes can be played on in English, and that then says the same in another language: what is pressed is found by its English
// name, and what is looked at are the translations.
import type { Plugin } from 'esbuild';

const TEXTS = /\/texts\/en\/[\w-]+\.ts$/;

/** Builds each module of texts with the same exports in both languages. `window.translate()` changes to the other one. */
export function twoLanguages(language: string): Plugin {
  return {
    name: 'two-languages',
    setup(build) {
      build.onLoad({ filter: TEXTS }, async ({ path, suffix }) => {
        if (suffix === '?real') return undefined;
        const other = path.replace('/texts/en/', `/texts/${language}/`);
        const { outputFiles } = await build.esbuild.build({
          entryPoints: [path],
          bundle: true,
          write: false,
          format: 'esm',
          metafile: false,
        });
        const names = exportedBy(outputFiles[0]?.text ?? '');
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

/** Returns the names in `export { … }` of a built module. */
function exportedBy(code: string): string[] {
  const [, list = ''] = /export \{([^}]*)\}/.exec(code) ?? [];
  return list.split(',').flatMap((part) => part.trim().split(' as ').pop() || []);
}

/** Draws the page again, as after each action. */
export const DRAW_AGAIN = `(() => {
  window.translate();
  document.querySelector('body > div').__k.__k[0].__c.forceUpdate();
  return new Promise((resolve) => setTimeout(resolve, 0));
})()`;
