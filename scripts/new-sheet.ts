// `npm run new-sheet -- "My workbook"`: a new Google Sheet with Catalog Sync in it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Clasp, createSheet } from './create-sheet.ts';

const project = join(import.meta.dirname, '..');
const program = createRequire(import.meta.url).resolve('@google/clasp');

const clasp: Clasp = (cwd, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  return { status: status ?? 1, text: stdout + stderr };
};

try {
  const address = createSheet(project, process.argv[2] ?? 'Catalog Sync', clasp);
  console.log(`The sheet is at ${address}`);
  // Without -f, clasp skips a push that changes the manifest, and still ends with 0.
  const pushed = clasp(project, ['push', '-f']);
  console.log(pushed.text.trim());
  if (pushed.status !== 0) throw new Error('The sheet is there, but the add-on is not in it yet. Try again with "npm run push".');
  console.log('Open the sheet, then Extensions > Catalog Sync. Reload the sheet if the menu is not there.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
