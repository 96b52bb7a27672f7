// Builds the package of emulator/ into a folder: compiled modules with their types, the files that they read, the page, and the licenses
// of what's in the page. `npm pack` and `npm publish` of the workspace do it before they pack.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFolder } from '../emulator/page/build-page.ts';

const project = join(import.meta.dirname, '..');
const emulator = join(project, 'emulator');
const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

/** What modules read beside themselves. */
const READ_FILES = [
  'apps-script/realm-kit.js',
  'apps-script/realm-date.js',
  'apps-script/realm-notes.js',
  'apps-script/fetch/worker.js',
  'apps-script/signatures/table.txt',
  'catalog/openapi.yaml',
];

export async function buildEmulator(target: string): Promise<void> {
  const dist = join(target, 'dist');
  rmSync(dist, { recursive: true, force: true });
  // Several threads check what they share several times.
  const options = ['-p', join(emulator, 'tsconfig.package.json'), '--outDir', dist, '--singleThreaded'];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The emulator doesn’t compile.\n${stdout}`);
  for (const file of READ_FILES) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    cpSync(join(emulator, file), join(dist, file));
  }
  const page = await builtFolder();
  const inPage = ['main.js', 'page.css', 'google-script.js'];
  for (const name of inPage) cpSync(join(page, name), join(dist, 'page/built', name));
  const packages: string[] = JSON.parse(readFileSync(join(page, 'packages.json'), 'utf8'));
  writeFileSync(join(dist, 'page/built/LICENSES.txt'), packages.map(license).join('\n\n'));
}

/** Some packages only name their license, and some only hold its text. */
function license(folder: string): string {
  const { name, version, license: named } = JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(project, folder)).find((each) => /^license/i.test(each));
  const text = file === undefined ? '' : `\n${readFileSync(join(project, folder, file), 'utf8').trim()}`;
  if (named === undefined && text === '') throw new Error(`${name} has no license.`);
  return `${name} ${version}: ${named ?? 'see its text'}${text}`;
}

const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url)) await buildEmulator(resolve(target ?? emulator));
