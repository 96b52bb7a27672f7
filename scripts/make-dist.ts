// dist/: the six files that Apps Script gets.
import { copyFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes } from './checks/size.ts';
import { pageBundle } from './page-bundle.ts';
import { type Built, serverBundle, type Variant } from './server-bundle.ts';

const MANIFESTS: Readonly<Record<Variant, string>> = { default: 'appsscript.json', email: 'appsscript.email.json' };
const PAGES = ['sidebar', 'tasks', 'reports', 'review'] as const;

/** Builds a project folder and returns one line per file. Throws all problems in one text, and leaves dist/ as it was. */
export async function makeDist(project: string, variant: Variant = 'default'): Promise<string[]> {
  const began = new Date();
  const [server, ...pages] = await Promise.all([serverBundle(project, variant), ...PAGES.map((name) => pageBundle(project, name))]);
  const dist = openDist(project, [server, ...pages]);
  writeFileSync(join(dist, 'Code.js'), server.text);
  writePages(dist, pages);
  copyFileSync(join(project, MANIFESTS[variant]), join(dist, 'appsscript.json'));
  // A source that was edited during the build is newer than dist/.
  const names = ['Code.js', 'appsscript.json', ...PAGES.map((name) => `${name}.html`)];
  for (const name of names) utimesSync(join(dist, name), began, began);
  return [
    `dist/Code.js       ${kilobytes(server.bytes)} minified, shipped readable`,
    ...PAGES.map((name, index) => `${`dist/${name}.html`.padEnd(18)} ${kilobytes(pages[index]?.bytes ?? 0)}`),
  ];
}

/** Builds only the pages, which takes a fraction of the time. Throws like `makeDist`. */
export async function makePages(project: string): Promise<void> {
  const pages = await Promise.all(PAGES.map((name) => pageBundle(project, name)));
  writePages(openDist(project, pages), pages);
}

function openDist(project: string, built: readonly Built[]): string {
  const problems = built.flatMap((each) => each.problems);
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  const dist = join(project, 'dist');
  mkdirSync(dist, { recursive: true });
  return dist;
}

function writePages(dist: string, pages: readonly Built[]): void {
  for (const [index, name] of PAGES.entries()) writeFileSync(join(dist, `${name}.html`), pages[index]?.text ?? '');
}
