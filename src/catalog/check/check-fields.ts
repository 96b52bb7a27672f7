// Compares the fields of some records with the table: present, null, missing, or of another kind, and names that the table lacks.

import { isObject } from '../../base/json.ts';
import { readers } from '../records/values.ts';
import type { Field, Kind, Resource } from '../resource.ts';

/** What some records have in one field. */
interface Tally {
  field: Field;
  /** The name in the report: fields of child rows start with the path of their list. */
  name: string;
  there: number;
  nulls: number;
  missing: number;
  /** Spellings of values, without the values. */
  forms: Set<string>;
  /** Kinds of values that can't be read as the table says. */
  unexpected: Set<string>;
  /** A record has a choice that the table doesn't list. */
  unknownChoice: boolean;
}

export type Tallies = readonly Tally[];

export function tally(resource: Resource, records: readonly unknown[]): Tallies {
  const { children: lines } = resource;
  const items = lines ? records.flatMap((record) => at(record, lines.path)) : [];
  const ofLines = items.length === 0 ? [] : (lines?.fields ?? []).filter((field) => !field.from && !/^[\^#]/.test(pathOf(field)[0] ?? ''));
  return [
    ...resource.fields.filter((field) => !field.writeOnly && !field.from).map((field) => tallyField(field, field.name, records)),
    ...ofLines.map((field) => tallyField(field, `${lines?.path.join('.')}.${field.name}`, items)),
  ];
}

/** Returns one clause for each field that isn't as the table says. */
export function checkFields(tallies: Tallies): string[] {
  return tallies.flatMap(({ field, name, there, nulls, missing, unexpected, unknownChoice }) => {
    const clauses = Array.from(unexpected, (kind) => `${name} is ${kind}, expected ${field.kind}`);
    const where = there + nulls > 0 ? ' in some records' : field.currentOnly ? ', as in older API versions' : '';
    if (missing > 0 && !field.optional) clauses.push(`${name} is missing${where}`);
    if (nulls > 0 && !field.nullable) clauses.push(`${name} is null (not expected)`);
    if (unknownChoice) clauses.push(`${name} has a value that isn’t listed`);
    return clauses;
  });
}

/** Returns how many fields have a value, which are null, and how times, decimals, and IDs are written. */
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

/** Returns the names in the records that the table doesn't read. Names below such a name aren't listed. */
export function unknownNames(resource: Resource, records: readonly unknown[]): string[] {
  const { children: lines, fields } = resource;
  const ofLines = lines ? lines.fields.map((field) => [...lines.path, '*', ...pathOf(field)]) : [];
  const known = [...fields.map(pathOf), ...ofLines];
  return Array.from(new Set(records.flatMap((record) => unknownIn(record, known, []))));
}

function unknownIn(value: unknown, known: readonly (readonly string[])[], path: readonly string[]): string[] {
  const below = (step: string) => known.filter(([first]) => first === step).map(([, ...rest]) => rest);
  if (Array.isArray(value)) {
    const inside = below('*');
    return inside.length > 0 ? value.flatMap((item) => unknownIn(item, inside, path)) : [];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const inside = below(name);
    // A name that is no identifier might be a user's entry.
    if (inside.length === 0) return [[...path, /^[a-z]\w{0,40}$/i.test(name) ? name : '(another name)'].join('.')];
    return inside.every((rest) => rest.length > 0) ? unknownIn(inner, inside, [...path, name]) : [];
  });
}

function tallyField(field: Field, name: string, records: readonly unknown[]): Tally {
  const found: Tally = { field, name, there: 0, nulls: 0, missing: 0, forms: new Set(), unexpected: new Set(), unknownChoice: false };
  for (const record of records) {
    const raw = at(record, pathOf(field));
    if (raw === undefined || (Array.isArray(raw) && raw.length > 0 && raw.every((item) => item === undefined))) found.missing += 1;
    else if (raw === null) found.nulls += 1;
    else {
      found.there += 1;
      const value = readers[field.kind](raw);
      if (value === undefined) found.unexpected.add(KINDS[typeof raw] ?? (Array.isArray(raw) ? 'a list' : 'an object'));
      else if (TITLES[field.kind]) found.forms.add(formOf(field.kind, raw));
      if (field.kind === 'choice' && field.choices && typeof value === 'string' && !field.choices.includes(value))
        found.unknownChoice = true;
    }
  }
  return found;
}

const KINDS: Readonly<Record<string, string>> = { string: 'a string', number: 'a number', boolean: 'a boolean' };

/** The kinds that the API is known to write in several ways. */
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

/** Like reading a record: a null step makes the value null, and a missing one makes it missing. */
function at(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined || value === null) return value;
  if (first === '*') return Array.isArray(value) ? value.map((item) => at(item, rest)) : value;
  return isObject(value) ? at(value[first], rest) : undefined;
}
