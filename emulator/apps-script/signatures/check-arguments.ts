// Refuses a call whose arguments fit none of the method's overloads, as Google does before a method begins.
import { readFileSync } from 'node:fs';
import { type Execution, refusal } from '../execution.ts';
import { classNameOf, Service } from '../services/service.ts';

type Accepts = (value: unknown) => boolean;

interface Overload {
  parameters: Accepts[];
  rest: Accepts | undefined;
}

interface Method {
  /** As messages name it, such as `SpreadsheetApp.Range.setValues`. */
  path: string;
  overloads: Overload[];
}

/** What runs on Google's servers although the types don't allow it. */
const WIDER = [
  // Public programs pass null for the options.
  'UrlFetchApp.fetch(string, null)',
  // Measured by others: every value is stored as text.
  'PropertiesService.Properties.setProperty(string, number|boolean|object)',
  'CacheService.Cache.put(string, number|boolean|object)',
  'CacheService.Cache.put(string, number|boolean|object, number)',
];

const methods = readTable(`${readFileSync(new URL('./table.txt', import.meta.url), 'utf8')}${WIDER.join('\n')}\n`);

/** `Class.method` of every method whose arguments are checked. */
export const checkedMethods: readonly string[] = [...methods.keys()];

export function checkArguments(run: Execution, call: string, args: readonly unknown[]): void {
  const method = methods.get(call);
  if (!method || method.overloads.some((overload) => fits(overload, args))) return;
  throw refusal(run, 'bad-signature', args.map(kindOf).join(','), method.path);
}

function fits({ parameters, rest }: Overload, args: readonly unknown[]): boolean {
  if (args.length < parameters.length || (!rest && args.length > parameters.length)) return false;
  return args.every((arg, index) => (parameters[index] ?? rest)?.(arg) ?? false);
}

/** How messages name the type of a value. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'Array' : `${kindOf(value[0])}[]`;
  if (value instanceof Service) return classNameOf(value);
  if (value instanceof Date) return 'Date';
  return { string: 'String', boolean: 'Boolean', object: 'Object' }[typeof value as string] ?? typeof value;
}

function readTable(text: string): Map<string, Method> {
  const enums = new Map([...text.matchAll(/^enum (\w+): (.*)$/gm)].map(([, name = '', members = '']) => [name, members.split(' ')]));
  const found = new Map<string, Method>();
  for (const [, path = '', call = '', list = ''] of text.matchAll(/^((?:\w+\.)?(\w+\.\w+))\((.*)\)$/gm)) {
    const types = list === '' ? [] : list.split(', ');
    const rest = types.at(-1)?.startsWith('...') ? types.pop() : undefined;
    const overload = { parameters: types.map((type) => accepting(type, enums)), rest: rest === undefined ? undefined : () => true };
    const method = found.get(call) ?? { path, overloads: [] };
    method.overloads.push(overload);
    found.set(call, method);
  }
  return found;
}

function accepting(type: string, enums: ReadonlyMap<string, string[]>): Accepts {
  if (type === 'any') return () => true;
  if (type.endsWith('[]')) return acceptingList(type.slice(0, -2), enums);
  const alternatives = type.split('|');
  if (alternatives.length > 1) {
    const accepts = alternatives.map((each) => accepting(each, enums));
    return (value) => accepts.some((each) => each(value));
  }
  if (['string', 'number', 'boolean'].includes(type)) return (value) => typeof value === type;
  if (type === 'null') return (value) => value === null || value === undefined;
  if (type === 'Date') return (value) => value instanceof Date;
  if (type === 'object') return isPlainObject;
  // An enumeration's members are their names here.
  const members = type.startsWith('enum ') ? (enums.get(type.slice(5)) ?? []) : undefined;
  if (members) return (value) => members.includes(String(value));
  return (value) => value instanceof Service && classNameOf(value) === type;
}

/** Google accepts any list for a list of plain values, and converts its elements later. */
function acceptingList(inner: string, enums: ReadonlyMap<string, string[]>): Accepts {
  const element = accepting(inner.replace(/^\((.*)\)$/, '$1'), enums);
  const plain = /^(string|number|boolean|any|\(?\()/.test(inner) && inner !== '(object|string)';
  return (value) => Array.isArray(value) && (plain || value.every(element));
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Service) && !(value instanceof Date);
}
