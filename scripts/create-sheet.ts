// Makes a new Google Sheet with an empty script in it, and notes both in .clasp.json, so that `clasp push` finds them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs clasp with these arguments in a folder; `text` is all that it printed. */
export type Clasp = (folder: string, args: string[]) => { status: number; text: string };

/** What stands in .clasp.json until there is a script. */
export const noScript = 'PUT-YOUR-SCRIPT-ID-HERE';

/** Answers the address of the new sheet; throws a sentence for the person. .clasp.json changes only on success. */
export function createSheet(project: string, title: string, clasp: Clasp): string {
  const settingsFile = join(project, '.clasp.json');
  if (!clasp(project, ['show-authorized-user', '--json']).text.includes('"loggedIn": true')) {
    throw new Error('You’re not signed in to Google. Run "npx clasp login", then run this command again. Nothing was changed.');
  }
  const settings = readSettings(settingsFile);
  if (settings.scriptId !== noScript) {
    throw new Error(
      `.clasp.json already names the script ${settings.scriptId}. To create another sheet, reset scriptId to "${noScript}" first.`,
    );
  }
  const { scriptId, parentId } = createElsewhere(title, clasp);
  writeFileSync(settingsFile, `${JSON.stringify({ ...settings, scriptId, parentId }, null, 2)}\n`);
  return `https://docs.google.com/spreadsheets/d/${parentId}/edit`;
}

// clasp creates nothing in a folder that has a .clasp.json already, so a temporary one serves.
function createElsewhere(title: string, clasp: Clasp): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'new-sheet-'));
  try {
    const { text } = clasp(folder, ['create-script', '--type', 'sheets', '--title', title]);
    // clasp ends with 0 after some failures too; the file that it leaves is what counts.
    const created = readSettings(join(folder, '.clasp.json'));
    if (typeof created.scriptId !== 'string' || typeof created.parentId !== 'string') {
      throw new Error(`Google didn’t create the sheet. Output from clasp: ${text.trim()}`);
    }
    return created;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readSettings(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
