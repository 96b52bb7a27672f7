// `npm run deprecated`: lists the deprecated packages of the installation, as the lock file names them. Exits with 1 if there are some.
// A registry that leaves these messages out, as some mirrors do, hides them: then run `npm install --package-lock-only` against npm's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deprecatedIn } from './checks/deprecated-packages.ts';

const found = deprecatedIn(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
console.log(found.length === 0 ? 'The lock file names no deprecated package.' : found.join('\n'));
if (found.length > 0) process.exit(1);
