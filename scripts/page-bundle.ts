// sidebar.html, tasks.html, reports.html, and review.html: script and styles inside one page, because Apps Script serves no other files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Language } from '../src/base/say.ts';
import { checkPageHtml, scriptlets } from './checks/page-html.ts';
import { checkPageScript } from './checks/page-script.ts';
import { checkSize } from './checks/size.ts';
import { checkWarnings } from './checks/warnings.ts';
import { notices } from './notices.ts';
import type { Built } from './server-bundle.ts';

/** See docs/decisions/028-larger-pages.md. */
const limitKilobytes = 96;
/** Texts of other languages are longer. See docs/decisions/046-languages.md. */
const moreForOtherLanguages = 8;
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));

/** Bundles `src/sidebar/<name>.tsx` with the style sheets that it imports, in their order. Tests may look into the build with `plugins`. */
export async function pageBundle(project: string, name: string, language: Language = 'en', plugins: Plugin[] = []): Promise<Built> {
  const { outputFiles, warnings, metafile } = await build({
    entryPoints: [join(project, `src/sidebar/${name}.tsx`)],
    absWorkingDir: project,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2020',
    define: { VERSION: JSON.stringify(version) },
    supported: { 'template-literal': false },
    jsx: 'transform',
    // Else the project's own setting would win.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'element_', jsxFragmentFactory: 'fragment_' } },
    plugins: [...(language === 'en' ? [] : [textsIn(language)]), ...plugins],
    inject: [join(import.meta.dirname, 'page-jsx.ts')],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const output = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const code = closed(output('.js'), 'script');
  const text = page(code, closed(output('.css'), 'style'), packagesIn(Object.keys(metafile.inputs)), language);
  const bytes = Buffer.byteLength(text);
  const file = `${language === 'en' ? name : `${name}-${language}`}.html`;
  const problems = [
    ...(await checkWarnings(warnings)),
    ...checkPageScript(file, code),
    ...checkPageHtml(file, text),
    ...checkSize(file, bytes, language === 'en' ? limitKilobytes : limitKilobytes + moreForOtherLanguages),
  ];
  return { text, bytes, problems };
}

/** Texts of another language have the same names and the same exports as the English ones. */
function textsIn(language: Language): Plugin {
  return {
    name: 'texts',
    setup: (bundling) =>
      bundling.onResolve({ filter: /\/texts\/en\// }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path).replaceAll('\\', '/').replace('/texts/en/', `/texts/${language}/`);
        return existsSync(file) ? { path: join(file) } : undefined;
      }),
  };
}

// In scripts and styles `<\/` means `</`, but does not end the tag.
function closed(text: string, tag: string): string {
  return text.trim().replaceAll(new RegExp(`</(?=${tag})`, 'gi'), '<\\/');
}

/** Returns the packages of bundled files, each once. */
function packagesIn(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort();
}

function page(code: string, styles: string, packages: string[], language: Language): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<base target="_top">
<style>${styles}</style>
</head>
<body ${scriptlets}>
<script>
${notices(packages)}
${code}
</script>
</body>
</html>
`;
}
