// Part of `npm run lint`: the rules of this project that no ready-made linter knows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEmulatorEntries } from './checks/emulator-entries.ts';
import { checkFileNames } from './checks/file-names.ts';
import { checkGoogleNames } from './checks/google-names.ts';
import { checkImportCycles } from './checks/import-cycles.ts';
import { checkImports } from './checks/import-rule.ts';
import { readSources } from './checks/read-sources.ts';
import { checkSignatures } from './checks/signatures.ts';

const project = join(import.meta.dirname, '..');
const { exports: exported } = JSON.parse(readFileSync(join(project, 'emulator/package.json'), 'utf8'));
const files = readSources(project, ['src', 'emulator', 'scripts', 'test', 'bench']);
const product = files.filter(({ path }) => path.startsWith('src/'));
const problems = [
  ...checkFileNames(files.map(({ path }) => path)),
  ...checkImports(files),
  ...checkEmulatorEntries(files, exported),
  ...checkImportCycles(product),
  ...checkGoogleNames(files),
  ...(await checkSignatures(files)),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
