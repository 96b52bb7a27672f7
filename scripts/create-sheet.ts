// Creates a Google Sheet with an empty script, and stores the IDs of both in .clasp.json for `clasp push`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs clasp with these arguments in a folder. `text` is everything that it printed. */
export type Clasp = (folder: string, args: string[]) => { status: number; text: string };

/** The script ID in .clasp.json before a script exists. */
export const noScript = 'PUT-YOUR-SCRIPT-ID-HERE';

/**
 * The name of the new script and of its spreadsheet: clasp gives both the same one. Google Sheets puts a bound script's menu
 * under Extensions by the name of the script, and every document of ours calls that menu Catalog Sync.
 */
const title = 'Catalog Sync';

/** Returns the address of the new spreadsheet. Throws a sentence for the user. `.clasp.json` changes only on success. */
export function createSheet(project: string, names: readonly string[], clasp: Clasp): string {
  if (names.length > 0)
    throw new Error(`The script must be called ${title}. Run "npm run new-sheet", then rename the spreadsheet in Google Sheets.`);
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
  const { scriptId, parentId } = createElsewhere(clasp);
  writeFileSync(settingsFile, `${JSON.stringify({ ...settings, scriptId, parentId }, null, 2)}\n`);
  return `https://docs.google.com/spreadsheets/d/${parentId}/edit`;
}

// clasp creates nothing in a folder that has a .clasp.json already, so a temporary one serves.
function createElsewhere(clasp: Clasp): Record<string, unknown> {
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
