// The product built with a change to its source, to see what a change of one file really does.
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES_BESIDE_CODE } from '../../scripts/built-files.ts';
import { type Package, serverText } from '../../scripts/server-bundle.ts';
import { DIST } from './open-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Returns a copy of the product's source in which files can be changed, until the test ends. */
export function copyProject(): string {
  const project = temporaryFolder();
  cpSync(join(root, 'src'), join(project, 'src'), { recursive: true });
  copyFileSync(join(root, 'tsconfig.json'), join(project, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  return project;
}

/** Replaces text in a file of the project. Throws unless the text is there exactly once. */
export function changeFile(project: string, path: string, find: string, replace: string): void {
  const file = join(project, path);
  const parts = readFileSync(file, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${find}`);
  writeFileSync(file, parts.join(replace));
}

/** Builds the server of the project, next to the pages of the last build. Returns the folder of the built files. */
export async function buildServer(project: string): Promise<string> {
  const dist = join(project, 'dist');
  mkdirSync(dist);
  await writeServer(project, dist);
  return dist;
}

/** Writes a package into a folder, without the checks of a build, which take most of its time. */
export async function writeServer(project: string, dist: string, wanted?: Package): Promise<void> {
  for (const name of FILES_BESIDE_CODE) copyFileSync(join(DIST, name), join(dist, name));
  writeFileSync(join(dist, 'Code.js'), (await serverText(project, undefined, wanted)).text);
}
