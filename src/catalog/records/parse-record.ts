// Records, from the JSON of an answer to values by field name. Ten thousand orders come through here in one pull, so
// what to read from where is worked out once per resource and field list.

import { alikeObjects } from '../../base/alike.ts';
import { isObject } from '../../base/json.ts';
import { customName, isCustom } from '../custom-fields.ts';
import type { Field, Record_, Resource, Value } from '../resource.ts';
import { type Read, readerOf, readers } from './values.ts';

export { isBlank, sameValue, toWire } from './values.ts';

export interface Parsed {
  /** The record's ID as text, or `''` if the resource has none. */
  key: string;
  values: Record_;
  /** One record for each item of the resource's `children`. */
  lines?: Record_[];
  /** The response has a map of custom fields: one that it lacks is empty. */
  custom?: true;
  /** Fields whose values can't be read. They're blank, and can't be edited. */
  odd?: readonly string[];
}

/** What can't be read: the field, and the ID of its record, or `''` if that can't be read. */
export interface Unreadable {
  id: string;
  field: string;
}

export type ParseResult = { ok: true; parsed: Parsed } | ({ ok: false } & Unreadable);

type Getter = (record: unknown) => unknown;

interface Column {
  name: string;
  get: Getter;
  read: Read;
  /** Reads from the record rather than from the item of a list. */
  fromRecord: boolean;
}

interface Columns {
  columns: readonly Column[];
  toRecord: (values: readonly (Value | undefined)[]) => Record_;
}

interface Reading extends Columns {
  key: Column | undefined;
  lines: LinesReading | undefined;
  custom: Getter | undefined;
  /** The custom fields that are known: one that the map lacks is empty. */
  customFields: readonly string[];
}

interface LinesReading extends Columns {
  name: string;
  get: Getter;
  tree: string | undefined;
  /** The field that holds the depth. */
  depth: string | undefined;
}

/**
 * Reads the given fields of one record. A field that the response lacks is absent in the values. One that can't be read is blank and
 * named in `odd`, so that an odd value never hides its record. Unknown fields are ignored, and write-only fields are never read.
 */
export function parseRecord(resource: Resource, json: unknown, fields: readonly Field[]): ParseResult {
  const reading = readingOf(resource, fields);
  let key = '';
  if (reading.key) {
    const raw = reading.key.get(json);
    const id = raw === undefined || raw === null ? undefined : reading.key.read(raw);
    if (id === undefined) return { ok: false, id: '', field: reading.key.name };
    key = String(id);
  } else if (!isObject(json)) return { ok: false, id: '', field: '' };
  const { values, odd } = readColumns(reading, json, json);
  const parsed: Parsed = { key, values };
  const children = reading.lines && readLines(reading.lines, json);
  if (children) parsed.lines = children.rows;
  const custom = reading.custom?.(json);
  if (custom !== undefined) parsed.custom = true;
  // Right after a create, the map can be null or a text.
  if (isObject(custom)) parsed.values = { ...values, ...readCustom(custom, reading.customFields) };
  if (odd.length + (children?.odd.length ?? 0) > 0) parsed.odd = Array.from(new Set([...odd, ...(children?.odd ?? [])]));
  return { ok: true, parsed };
}

interface ReadLines {
  rows: Record_[];
  odd: readonly string[];
}

const NONE: readonly string[] = [];

/** Returns the child rows of a record, and their odd fields as they're named in the record. */
function readLines(lines: LinesReading, record: unknown): ReadLines {
  const items = lines.get(record) ?? [];
  if (!Array.isArray(items)) return { rows: [], odd: [lines.name] };
  const { rows, odd } = readChildren(lines, items, record, 1);
  return { rows, odd: odd.length === 0 ? odd : odd.map((name) => `${lines.name}.${name}`) };
}

/** Returns a row for each item of a list in a record. In a tree, the rows of an item's own list follow the item. */
function readChildren(reading: LinesReading, items: readonly unknown[], record: unknown, depth: number): ReadLines {
  const rows: Record_[] = [];
  const odd: string[] = [];
  for (const item of items) {
    const read = readColumns(reading, item, record);
    rows.push(reading.depth === undefined ? read.values : { [reading.depth]: depth, ...read.values });
    if (read.odd.length > 0) odd.push(...read.odd);
    const inner = reading.tree !== undefined && isObject(item) ? item[reading.tree] : undefined;
    if (!Array.isArray(inner)) continue;
    const below = readChildren(reading, inner, record, depth + 1);
    rows.push(...below.rows);
    odd.push(...below.odd);
  }
  return { rows, odd };
}

/** Reads the columns of a record, or of an item of its list. A column that the response lacks is absent, and an odd one is null. */
function readColumns({ columns, toRecord }: Columns, item: unknown, record: unknown): { values: Record_; odd: readonly string[] } {
  let odd = NONE;
  const values: (Value | undefined)[] = [];
  for (const { name, get, read, fromRecord } of columns) {
    const raw = get(fromRecord ? record : item);
    const value = raw === undefined || raw === null ? raw : read(raw);
    if (value === undefined && raw !== undefined) odd = [...odd, name];
    values.push(raw === undefined ? undefined : (value ?? null));
  }
  return { values: toRecord(values), odd };
}

/** Reads the map of custom fields. A known field that it lacks is empty. */
function readCustom(custom: Record<string, unknown>, known: readonly string[]): Record<string, Value> {
  const blanks = known.map((name) => [name, null] as const);
  const entries = Object.entries(custom).map(([name, value]) => {
    const text = value === null ? null : isObject(value) ? JSON.stringify(value) : String(value);
    return [customName(name), text] as const;
  });
  return Object.fromEntries<Value>([...blanks, ...entries]);
}

/** Returns the record in a response that has one. A tag is bare, most others are under a root key, and either form is read. */
export function recordIn(resource: Resource, json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return undefined;
  const inside: unknown = Reflect.get(json, resource.single?.root ?? resource.one);
  return typeof inside === 'object' && inside !== null ? inside : json;
}

const readings = new WeakMap<Resource, WeakMap<readonly Field[], Reading>>();

function readingOf(resource: Resource, fields: readonly Field[]): Reading {
  let known = readings.get(resource);
  if (!known) {
    known = new WeakMap();
    readings.set(resource, known);
  }
  let reading = known.get(fields);
  if (!reading) {
    const key = resource.fields.find((field) => field.name === resource.key);
    reading = {
      key: key && column(key),
      ...columnsOf(fields),
      lines: resource.children && {
        name: resource.children.name,
        get: getter(resource.children.path),
        ...columnsOf(resource.children.fields.filter((field) => field.read?.[0] !== '#')),
        tree: resource.children.tree,
        depth: resource.children.fields.find((field) => field.read?.[0] === '#')?.name,
      },
      custom: resource.custom && getter(resource.custom.path),
      customFields: fields.map((field) => field.name).filter(isCustom),
    };
    known.set(fields, reading);
  }
  return reading;
}

function columnsOf(fields: readonly Field[]): Columns {
  const columns = fields.filter(isRead).map(column);
  return { columns, toRecord: alikeObjects(columns.map(({ name }) => name)) };
}

/** A field that is looked up is read only if the response can have it. */
function isRead({ writeOnly, from, read }: Field): boolean {
  return !writeOnly && (from === undefined || read !== undefined);
}

function column(field: Field): Column {
  if (field.join) return { name: field.name, get: joined(field.join.map((name) => getter([name]))), read: readers.text, fromRecord: false };
  const path = field.read ?? [field.name];
  const fromRecord = path[0] === '^';
  return { name: field.name, get: getter(fromRecord ? path.slice(1) : path), read: readerOf(field), fromRecord };
}

/** A missing step makes the value missing, a null step makes it null: `user` can be null on orders and enrollments. */
function getter(path: readonly string[]): Getter {
  const [first, ...rest] = path;
  if (first === undefined) return (record) => record;
  const get = getter(rest);
  if (first === '*') return (list) => (Array.isArray(list) && list.length > 0 ? list.map(get) : list);
  const step: Getter = (record) => (isObject(record) ? record[first] : record === null ? null : undefined);
  return rest.length === 0 ? step : (record) => get(step(record));
}

/** Returns undefined if a part is missing. */
function joined(parts: readonly Getter[]): Getter {
  return (record) => {
    const values = parts.map((part) => part(record));
    return values.some((value) => value === undefined || value === null) ? undefined : values.join('-');
  };
}
