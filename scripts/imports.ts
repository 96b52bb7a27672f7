// Part of `npm run lint`: the rules of the house that no ready-made linter knows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFileNames } from './checks/file-names.ts';
import { checkGoogleNames } from './checks/google-names.ts';
import { checkImports, type SourceFile } from './checks/import-rule.ts';

const project = join(import.meta.dirname, '..');
const folders = ['src', 'emulator', 'scripts', 'test', 'bench'];

const files: SourceFile[] = folders.flatMap(sourcesIn);
const problems = [...checkFileNames(files.map(({ path }) => path)), ...checkImports(files), ...checkGoogleNames(files)];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

function sourcesIn(folder: string): SourceFile[] {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
}
