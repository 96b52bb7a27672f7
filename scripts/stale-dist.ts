// Whether dist/ still is what the sources say.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FILES } from './built-files.ts';

/** What goes into dist/: the sources, and what builds from them. */
const inputs = ['src', 'scripts', 'appsscript.json', 'package.json', 'package-lock.json'];

/**
 * Returns whether a file of dist/ is missing, or older than a source, or whether dist/ is another package than that of a spreadsheet. A
 * folder counts too: its time shows what was deleted.
 */
export function isDistStale(project: string): boolean {
  const dist = join(project, 'dist');
  const built = BUILT_FILES.map((name) => join(dist, name));
  if (!built.every((file) => existsSync(file))) return true;
  const manifest = (folder: string) => readFileSync(join(folder, 'appsscript.json'), 'utf8');
  if (manifest(dist) !== manifest(project)) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return inputs.some((name) => newestTime(join(project, name)) > oldest);
}

function newestTime(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(stat.mtimeMs, ...inside.map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
