// Apps Script lacks most of what browsers and Node offer; a missing global shows only when its line runs.
import { freeNames } from './free-names.ts';
import { googleServices, languageGlobals } from './known-globals.ts';

/** One sentence per global of the server bundle that Apps Script lacks. */
export function checkServerGlobals(code: string): string[] {
  const known = new Set([...googleServices, ...languageGlobals]);
  return [...freeNames(code)]
    .filter(([name]) => !known.has(name))
    .map(
      ([name, lines]) => `Code.js line ${lines.join(', ')}: ${name} isn’t a global in Apps Script (see scripts/checks/known-globals.ts).`,
    );
}
