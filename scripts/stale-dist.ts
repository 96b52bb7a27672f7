// Whether dist/ still is what the sources say.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FILES } from './built-files.ts';

/** What goes into dist/: the sources, and what builds from them. */
const inputs = ['src', 'scripts', 'appsscript.json', 'package.json', 'package-lock.json'];

/** Returns whether a file of dist/ is missing, or older than a source. A folder counts too: its time shows what was deleted. */
export function isDistStale(project: string): boolean {
  const dist = join(project, 'dist');
  const built = BUILT_FILES.map((name) => join(dist, name));
  if (!built.every((file) => existsSync(file))) return true;
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
