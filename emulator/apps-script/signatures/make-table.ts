// Makes the table of signatures: one line per overload of each method that the emulator models, taken from Google's types.
// `npx tsx emulator/apps-script/signatures/make-table.ts` writes it again: after a service got a method, or Google's types a new
// version.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Service } from '../services/service.ts';
import { type GoogleInterface, type GoogleTypes, type Parameter, readTypes, split } from './read-types.ts';

export const TABLE = new URL('./table.txt', import.meta.url);

const SERVICES = new URL('../services/', import.meta.url);
const TYPES = new URL('../../../node_modules/@types/google-apps-script/', import.meta.url);
const FILES = ['base', 'cache', 'charts', 'html', 'lock', 'mail', 'properties', 'script', 'spreadsheet', 'url-fetch', 'utilities'];

/** Types that TypeScript or Google's types only rename. */
const PLAIN: Record<string, string> = { Integer: 'number', Byte: 'number', 'Base.Date': 'Date' };

export async function makeTable(): Promise<string> {
  const types = readTypes(FILES.map((name) => readFileSync(new URL(`google-apps-script.${name}.d.ts`, TYPES), 'utf8')));
  const classes = await modelledClasses();
  const used = new Set<string>();
  const lines = [...classes].flatMap(([name, methods]) => {
    const google = types.interfaces.get(name);
    if (!google) throw new Error(`Google has no ${name}.`);
    return methods.flatMap((method) =>
      overloadsOf(types, google, method).map((parameters) => {
        const texts = parameters.map((parameter) => parameterText(parameter, types, classes));
        for (const [enumeration] of texts.join().matchAll(/(?<=enum )\w+/g)) used.add(enumeration);
        return `${pathOf(name, types.globals.get(google.namespace) ?? [], classes)}.${method}(${texts.join(', ')})`;
      }),
    );
  });
  const enums = [...used].map((name) => `enum ${name}: ${types.enums.get(name)?.join(' ')}`);
  const { version } = JSON.parse(readFileSync(new URL('package.json', TYPES), 'utf8')) as { version: string };
  return `${[`# Made from @types/google-apps-script ${version} by make-table.ts, and compared by a test.`, ...enums.sort(), ...lines.sort()].join('\n')}\n`;
}

/** The methods that scripts can call, by class. Google's types leave `toString` out. */
async function modelledClasses(): Promise<Map<string, string[]>> {
  const classes = new Map<string, string[]>();
  for (const file of readdirSync(SERVICES)) {
    const module = (await import(new URL(file, SERVICES).href)) as Record<string, unknown>;
    for (const found of Object.values(module)) {
      if (typeof found !== 'function' || !(found.prototype instanceof Service)) continue;
      const methods = Object.getOwnPropertyNames(found.prototype).filter((name) => name !== 'constructor' && name !== 'toString');
      classes.set(found.name, methods);
    }
  }
  return classes;
}

function overloadsOf(types: GoogleTypes, google: GoogleInterface, method: string): Parameter[][] {
  const own = google.methods.get(method);
  if (own) return own;
  for (const parent of google.parents) {
    const found = types.interfaces.get(parent)?.methods.get(method);
    if (found) return found;
  }
  throw new Error(`Google has no method ${method} here.`);
}

/** As messages name it: `Utilities`, `SpreadsheetApp.Range`, and `Ui` alone, because its namespace has no service of its own. */
function pathOf(name: string, globals: readonly string[], classes: ReadonlyMap<string, unknown>): string {
  const services = globals.filter((each) => classes.has(each));
  return services.includes(name) || services.length !== 1 ? name : `${services[0]}.${name}`;
}

function parameterText({ type, optional, rest }: Parameter, types: GoogleTypes, classes: ReadonlyMap<string, unknown>): string {
  return (rest ? '...' : '') + typeText(type, types, classes) + (optional ? '?' : '');
}

/** Few words: `string number boolean any null Date object`, enumerations, classes of ours, and lists of these. */
function typeText(type: string, types: GoogleTypes, classes: ReadonlyMap<string, unknown>): string {
  const text = (each: string): string => typeText(each, types, classes);
  const parts = split(type, '|').filter((part) => part !== 'undefined');
  if (parts.length > 1) return [...new Set(parts.map(text))].join('|');
  const [only = ''] = parts;
  if (/^".*"$/.test(only)) return 'string';
  const list = /^(?:ReadonlyArray|Array)<(.*)>$/.exec(only)?.[1] ?? (only.endsWith('[]') ? only.slice(0, -2) : undefined);
  if (list !== undefined) return /\|/.test(text(list)) ? `(${text(list)})[]` : `${text(list)}[]`;
  if (['string', 'number', 'boolean', 'any', 'null', 'Date'].includes(only)) return only;
  const plain = PLAIN[only];
  if (plain !== undefined) return plain;
  const name = only.slice(only.lastIndexOf('.') + 1);
  if (types.enums.has(name)) return `enum ${name}`;
  const alias = types.aliases.get(name);
  if (alias !== undefined) return text(alias);
  if (classes.has(name)) return name;
  const children = [...classes.keys()].filter((each) => types.interfaces.get(each)?.parents.includes(name));
  if (children.length > 0) return children.join('|');
  const methods = types.interfaces.get(name)?.methods.size ?? 0;
  // An interface with methods that we don't model: no value of ours can be one.
  return methods > 0 ? name : 'object';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TABLE, await makeTable());
