// emulator/ is a package of its own, so the rest of the project uses what its package.json exports, like any other user of it.
import { dirname, join } from 'node:path/posix';
import { importsOf, type SourceFile } from './imports-of.ts';

/** Files and folders that reach further inside, each with its reason. */
const INSIDERS: Readonly<Record<string, string>> = {
  'test/emulator': 'The emulator’s own tests.',
  'test/journeys/made-up/rooms-handlers.ts': 'A test puts it into a copy of the emulator.',
  'test/scripts/meanwhile.test.ts': 'Changes the records of a demo Catalog that isn’t served.',
  'test/catalog/demo-catalog.test.ts': 'The client waits for its requests outside an Apps Script host.',
  'test/support/drifting-list.ts': 'The seeds of its tests belong to this random generator.',
  'test/journeys/trust/refused-scopes.test.ts': 'Looks for every message that Google could show.',
  'scripts/build-emulator.ts': 'Builds the package.',
};

/** `exported` is the `exports` of its package.json: compiled files by the name of the entry. */
export function checkEmulatorEntries(files: readonly SourceFile[], exported: Readonly<Record<string, string>>): string[] {
  const entries = new Set(Object.values(exported).map((file) => file.replace(/^\.\/dist\/(.*)\.js$/, 'emulator/$1.ts')));
  const known = new Set(files.map(({ path }) => path));
  const missing = [...entries]
    .filter((entry) => !known.has(entry))
    .map((entry) => `emulator/package.json exports ${entry}, which doesn’t exist.`);
  const inside = files
    .filter(({ path }) => !path.startsWith('emulator/'))
    .flatMap(({ path, text }) =>
      importsOf(text).map(({ from }) => ({ path, target: join(dirname(path), from), relative: from.startsWith('.') })),
    )
    .filter(({ target, relative }) => relative && target.startsWith('emulator/') && !entries.has(target));
  const insiders = Object.keys(INSIDERS);
  const unneeded = insiders.filter((insider) => known.has(insider) && !inside.some(({ path }) => isIn(path, insider)));
  return [
    ...missing,
    ...inside
      .filter(({ path }) => !insiders.some((insider) => isIn(path, insider)))
      .map(({ path, target }) => `${path} can’t import ${target}. The emulator exports ${[...entries].sort().join(', ')}.`),
    ...unneeded.map((path) => `${path} no longer reaches into the emulator. Remove it from scripts/checks/emulator-entries.ts.`),
  ];
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
