// The fields of some records, compared with the table: there, null, missing or of another kind; and names that it lacks.

import { isObject } from '../../base/json.ts';
import { readers } from '../records/values.ts';
import type { Field, Kind, Resource } from '../resource.ts';

/** What some records hold of one field. */
interface Tally {
  field: Field;
  /** How it is named in the report: the lines of a record stand in front of their fields. */
  name: string;
  there: number;
  nulls: number;
  missing: number;
  /** Spellings of values, without the values. */
  forms: Set<string>;
  /** Kinds of values that cannot be read as the table says. */
  odd: Set<string>;
  /** Holds a word that the table does not list. */
  newWord: boolean;
}

export type Tallies = readonly Tally[];

export function tally(resource: Resource, records: readonly unknown[]): Tallies {
  const { children: lines } = resource;
  const items = lines ? records.flatMap((record) => at(record, lines.path)) : [];
  const ofLines = items.length === 0 ? [] : (lines?.fields ?? []).filter((field) => !/^[\^#]/.test(pathOf(field)[0] ?? ''));
  return [
    ...resource.fields.filter((field) => !field.writeOnly).map((field) => tallyField(field, field.name, records)),
    ...ofLines.map((field) => tallyField(field, `${lines?.path.join('.')}.${field.name}`, items)),
  ];
}

/** One clause for each field that is not as the table says. */
export function checkFields(tallies: Tallies): string[] {
  return tallies.flatMap(({ field, name, there, nulls, missing, odd, newWord }) => {
    const clauses = Array.from(odd, (kind) => `${name} is ${kind}, expected ${field.kind}`);
    const where = there + nulls > 0 ? ' in some records' : field.currentOnly ? ', as in older API versions' : '';
    if (missing > 0 && !field.optional) clauses.push(`${name} is missing${where}`);
    if (nulls > 0 && !field.nullable) clauses.push(`${name} is null (not expected)`);
    if (newWord) clauses.push(`${name} has a value that isn’t listed`);
    return clauses;
  });
}

/** How many fields there are, which are null, and how times, decimals and ids are written. */
export function observedFormats(tallies: Tallies): string[] {
  const nulls = tallies.filter((each) => each.nulls > 0).map(({ name }) => name);
  const byForm = new Map<string, string[]>();
  for (const { field, name, forms } of tallies) {
    for (const form of forms) {
      const title = `${TITLES[field.kind] ?? field.kind} as ${form}`;
      byForm.set(title, [...(byForm.get(title) ?? []), name]);
    }
  }
  return [
    `${tallies.filter(({ there }) => there > 0).length} of ${tallies.length} fields with a value`,
    ...(nulls.length > 0 ? [`null: ${nulls.join(', ')}`] : []),
    ...Array.from(byForm, ([title, names]) => `${title}: ${names.join(', ')}`),
  ];
}

/** Names in the records that the table does not read. What is below such a name is not looked at. */
export function unknownNames(resource: Resource, records: readonly unknown[]): string[] {
  const { children: lines, fields } = resource;
  const ofLines = lines ? lines.fields.map((field) => [...lines.path, '*', ...pathOf(field)]) : [];
  const known = [...fields.map(pathOf), ...ofLines];
  const names = new Set<string>();
  for (const record of records) collect(record, known, [], names);
  return Array.from(names);
}

function collect(value: unknown, known: readonly (readonly string[])[], path: readonly string[], names: Set<string>): void {
  if (Array.isArray(value)) {
    const inside = known.filter(([first]) => first === '*').map(([, ...rest]) => rest);
    if (inside.length > 0) for (const item of value) collect(item, inside, path, names);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const below = known.filter(([first]) => first === name).map(([, ...rest]) => rest);
    // A name that is no identifier may be a person's entry.
    if (below.length === 0) names.add([...path, /^[a-z]\w{0,40}$/i.test(name) ? name : '(another name)'].join('.'));
    else if (below.every((rest) => rest.length > 0)) collect(inner, below, [...path, name], names);
  }
}

function tallyField(field: Field, name: string, records: readonly unknown[]): Tally {
  const found: Tally = { field, name, there: 0, nulls: 0, missing: 0, forms: new Set(), odd: new Set(), newWord: false };
  for (const record of records) {
    const raw = at(record, pathOf(field));
    if (raw === undefined || (Array.isArray(raw) && raw.length > 0 && raw.every((item) => item === undefined))) found.missing += 1;
    else if (raw === null) found.nulls += 1;
    else {
      found.there += 1;
      const value = readers[field.kind](raw);
      if (value === undefined) found.odd.add(KINDS[typeof raw] ?? (Array.isArray(raw) ? 'a list' : 'an object'));
      else if (TITLES[field.kind]) found.forms.add(formOf(field.kind, raw));
      if (field.kind === 'choice' && field.choices && typeof value === 'string' && !field.choices.includes(value)) found.newWord = true;
    }
  }
  return found;
}

const KINDS: Readonly<Record<string, string>> = { string: 'a string', number: 'a number', boolean: 'a boolean' };

/** The kinds that are known to be written in several ways. */
const TITLES: Partial<Record<Kind, string>> = { time: 'times', money: 'amounts', decimal: 'decimals', id: 'IDs' };

function formOf(kind: Kind, raw: unknown): string {
  if (typeof raw !== 'string') return 'numbers';
  if (kind === 'time') return raw.replace(/\d/g, '9').replace(/[+-](?=\d\d:?\d\d$)/, '+');
  const decimals = /\.(\d+)$/.exec(raw.trim())?.[1]?.length;
  return kind === 'id' ? 'strings' : `strings with ${decimals ?? 0} decimals`;
}

function pathOf(field: Field): readonly string[] {
  return field.read ?? [field.name];
}

/** Like the reading of a record: a null step makes the value null, a missing one makes it missing. */
function at(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined || value === null) return value;
  if (first === '*') return Array.isArray(value) ? value.map((item) => at(item, rest)) : value;
  return isObject(value) ? at(value[first], rest) : undefined;
}
