// Apps Script lacks most of what browsers and Node offer; a missing global shows only when its line runs.
import { freeNamesIn } from './free-names.ts';
import { googleServices, languageGlobals } from './known-globals.ts';
import { type Program, parseScript } from './parse-script.ts';

/** One sentence per global of the server bundle that Apps Script lacks. */
export function checkServerGlobals(code: string | Program): string[] {
  const tree = typeof code === 'string' ? parseScript(code) : code;
  const known = new Set([...googleServices, ...languageGlobals]);
  return [...freeNamesIn(tree)]
    .filter(([name]) => !known.has(name))
    .map(
      ([name, lines]) => `Code.js line ${lines.join(', ')}: ${name} isn’t a global in Apps Script (see scripts/checks/known-globals.ts).`,
    );
}
