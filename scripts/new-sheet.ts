// `npm run new-sheet`: creates a Google Sheet with Catalog Sync in it.
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
  const address = createSheet(project, process.argv.slice(2), clasp);
  console.log(`Created ${address}`);
  // Without -f, clasp skips a push that changes the manifest, and still ends with 0.
  const pushed = clasp(project, ['push', '-f']);
  console.log(pushed.text.trim());
  if (pushed.status !== 0)
    throw new Error('The spreadsheet was created, but the add-on wasn’t pushed to it. To try again, run "npm run push".');
  console.log('Open the spreadsheet and choose Extensions > Catalog Sync. If the menu is missing, reload the spreadsheet.');
  console.log('You can rename the spreadsheet. The menu keeps its name, because it’s the name of the script.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
