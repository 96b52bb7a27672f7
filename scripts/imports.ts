// Part of `npm run lint`: the rules of this project that no ready-made linter knows.
import { join } from 'node:path';
import { checkFileNames } from './checks/file-names.ts';
import { checkGoogleNames } from './checks/google-names.ts';
import { checkImportCycles } from './checks/import-cycles.ts';
import { checkImports } from './checks/import-rule.ts';
import { readSources } from './checks/read-sources.ts';
import { checkSignatures } from './checks/signatures.ts';

const files = readSources(join(import.meta.dirname, '..'), ['src', 'emulator', 'scripts', 'test', 'bench']);
const product = files.filter(({ path }) => path.startsWith('src/'));
const problems = [
  ...checkFileNames(files.map(({ path }) => path)),
  ...checkImports(files),
  ...checkImportCycles(product),
  ...checkGoogleNames(files),
  ...(await checkSignatures(product)),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
