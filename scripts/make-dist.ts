// The six files that Apps Script gets: in dist/ those of the bound script, and in other folders those of other packages.
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes } from './checks/size.ts';
import { pageBundle } from './page-bundle.ts';
import { BOUND, type Built, type Package, serverBundle } from './server-bundle.ts';

const PAGES = ['sidebar', 'tasks', 'reports', 'review'] as const;

/** Builds a project folder and returns one line per file. Throws all problems in one text, and leaves the built files as they were. */
export async function makeDist(project: string, wanted: Package = BOUND, dist = join(project, 'dist')): Promise<string[]> {
  const began = new Date();
  const [server, ...pages] = await Promise.all([serverBundle(project, wanted), ...PAGES.map((name) => pageBundle(project, name))]);
  openDist(dist, [server, ...pages]);
  writeFileSync(join(dist, 'Code.js'), server.text);
  writePages(dist, pages);
  writeFileSync(join(dist, 'appsscript.json'), manifestOf(project, wanted));
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
  const dist = join(project, 'dist');
  openDist(dist, pages);
  writePages(dist, pages);
}

/** A list of addresses is the only part of a manifest that an institution chooses. */
function manifestOf(project: string, { email, addresses }: Package): string {
  const text = readFileSync(join(project, email ? 'appsscript.email.json' : 'appsscript.json'), 'utf8');
  if (addresses === undefined) return text;
  return `${JSON.stringify({ ...JSON.parse(text), urlFetchWhitelist: addresses }, null, 2)}\n`;
}

function openDist(dist: string, built: readonly Built[]): void {
  const problems = built.flatMap((each) => each.problems);
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  mkdirSync(dist, { recursive: true });
}

function writePages(dist: string, pages: readonly Built[]): void {
  for (const [index, name] of PAGES.entries()) writeFileSync(join(dist, `${name}.html`), pages[index]?.text ?? '');
}
