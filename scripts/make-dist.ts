// The files that Apps Script gets: in dist/ those of the bound script, and in other folders those of other packages.
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FILES, DICTIONARIES, PAGES } from './built-files.ts';
import { kilobytes } from './checks/size.ts';
import { dictionaryFile, joinTexts, readTexts } from './dictionary.ts';
import { pageBundle } from './page-bundle.ts';
import { BOUND, type Built, type Package, serverBundle } from './server-bundle.ts';

/** Builds a project folder and returns one line per file. Throws all problems in one text, and leaves the built files as they were. */
export async function makeDist(project: string, wanted: Package = BOUND, dist = join(project, 'dist')): Promise<string[]> {
  const began = new Date();
  const [server, ...files] = await Promise.all([serverBundle(project, wanted), ...pagesAndDictionaries(project)]);
  openDist(dist, [server, ...files]);
  writeServer(dist, server, manifestOf(project, wanted));
  writeAll(dist, files);
  // A source that was edited during the build is newer than dist/.
  for (const name of BUILT_FILES) utimesSync(join(dist, name), began, began);
  return [
    `dist/Code.js          ${kilobytes(server.bytes)} minified, shipped readable`,
    ...files.map(({ file, bytes }) => `${`dist/${file}`.padEnd(21)} ${kilobytes(bytes)}`),
  ];
}

/** Builds only the code and the manifest: pages and dictionaries are the same in each package. Throws like `makeDist`. */
export async function makeServer(project: string, wanted: Package, dist: string): Promise<void> {
  const server = await serverBundle(project, wanted);
  openDist(dist, [server]);
  writeServer(dist, server, manifestOf(project, wanted));
}

/** Builds only the pages and the dictionaries, which takes a fraction of the time. Throws like `makeDist`. */
export async function makePages(project: string): Promise<void> {
  const files = await Promise.all(pagesAndDictionaries(project));
  const dist = join(project, 'dist');
  openDist(dist, files);
  writeAll(dist, files);
}

interface BuiltFile extends Built {
  file: string;
}

function pagesAndDictionaries(project: string): Promise<BuiltFile>[] {
  return [
    ...PAGES.map(async ({ name, language, file }) => ({ file, ...(await pageBundle(project, name, language)) })),
    ...DICTIONARIES.map(async ({ language, file }) => {
      const text = dictionaryFile(joinTexts(await readTexts(project, language)));
      return { file, text, bytes: Buffer.byteLength(text), problems: [] };
    }),
  ];
}

/** A list of addresses is the only part of a manifest that an institution chooses. */
export function manifestOf(project: string, { email, addresses }: Package): string {
  const text = readFileSync(join(project, email ? 'appsscript.email.json' : 'appsscript.json'), 'utf8');
  if (addresses === undefined) return text;
  return `${JSON.stringify({ ...JSON.parse(text), urlFetchWhitelist: addresses }, null, 2)}\n`;
}

function openDist(dist: string, built: readonly Built[]): void {
  const problems = built.flatMap((each) => each.problems);
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  mkdirSync(dist, { recursive: true });
}

function writeServer(dist: string, { text }: Built, manifest: string): void {
  writeFileSync(join(dist, 'Code.js'), text);
  writeFileSync(join(dist, 'appsscript.json'), manifest);
}

function writeAll(dist: string, files: readonly BuiltFile[]): void {
  for (const { file, text } of files) writeFileSync(join(dist, file), text);
}
