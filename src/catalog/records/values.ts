// One value, from the wire to memory and back, by its kind. Reading survives every shape the API is known to answer.

import type { Field, Kind, Value } from '../resource.ts';
import { canonicalDecimal, canonicalTime } from './canonical.ts';

/** Reads a value that is neither missing nor null; `undefined` means that it cannot be read. */
export type Read = (raw: unknown) => Value | undefined;

export const readers: Readonly<Record<Kind, Read>> = {
  id: readId,
  integer: readInteger,
  decimal: readDecimal,
  money: readDecimal,
  text: readText,
  choice: readText,
  boolean: readBoolean,
  time: (raw) => (typeof raw === 'string' ? canonicalTime(raw) : undefined),
  set: readSet,
  ids: readIds,
  list: (raw) => readList(raw, readText),
};

/** Returns the reader of a field. An ordered list keeps the order of Catalog's response. */
export function readerOf({ kind, ordered, items }: Field): Read {
  if (kind === 'list' && items === 'decimal') return (raw) => readList(raw, readDecimal);
  if (ordered && kind === 'set') return readTexts;
  return ordered && kind === 'ids' ? readNumbers : readers[kind];
}

/**
 * What is sent for a value: decimals as a number where a number says exactly the same, else as text; times as ISO in
 * UTC; lists as arrays; nothing as null.
 */
export function toWire(field: Field, value: Value): unknown {
  if (value === null) return null;
  switch (field.kind) {
    case 'decimal':
    case 'money':
      return typeof value === 'string' && String(Number(value)) === value ? Number(value) : value;
    case 'id':
    case 'integer':
      return typeof value === 'string' && String(Number(value)) === value && value.length <= 15 ? Number(value) : value;
    default:
      return value;
  }
}

/**
 * Do both say the same? Nothing there is one thing, whether null, an empty text or an empty list; a missing value
 * equals only a missing one. The order of a list that is not `ordered` and the kind of line breaks mean nothing.
 */
export function sameValue(field: Field, a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  return comparable(field, a) === comparable(field, b);
}

/** Is there nothing in it? */
export function isBlank(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function comparable({ kind, ordered }: Field, value: Value): string {
  switch (kind) {
    case 'decimal':
    case 'money':
      return canonicalDecimal(String(value)) ?? String(value);
    case 'time':
      return canonicalTime(String(value)) ?? String(value);
    case 'set':
    case 'ids': {
      const items = Array.isArray(value) ? [...new Set(value.map(String))] : [String(value)];
      return JSON.stringify(ordered ? items : items.sort());
    }
    case 'list':
      return JSON.stringify(value);
    default:
      return String(value).replace(/\r\n?/g, '\n');
  }
}

/** Up to 15 digits a number, else text: a cell and a float both round what is longer. */
function readId(raw: unknown): Value | undefined {
  if (typeof raw === 'number') {
    if (!Number.isSafeInteger(raw) || raw < 0) return undefined;
    return raw < 1e15 ? raw : String(raw);
  }
  if (typeof raw !== 'string' || !/^\d{1,20}$/.test(raw)) return undefined;
  return raw.length <= 15 && (raw === '0' || raw.charAt(0) !== '0') ? Number(raw) : raw;
}

function readInteger(raw: unknown): Value | undefined {
  const number = typeof raw === 'string' && /^-?\d+(\.0+)?$/.test(raw) ? Number(raw) : raw;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** A string in older answers and on orders, a number in current listings and in analytics. */
function readDecimal(raw: unknown): string | undefined {
  return typeof raw === 'string' || typeof raw === 'number' ? canonicalDecimal(String(raw)) : undefined;
}

function readText(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' ? String(raw) : undefined;
}

function readBoolean(raw: unknown): Value | undefined {
  if (typeof raw === 'boolean') return raw;
  return raw === 'true' ? true : raw === 'false' ? false : undefined;
}

/** Usually a list; the documents also call `allowed_payment_types` one text. */
function readSet(raw: unknown): Value | undefined {
  const texts = readTexts(raw);
  return texts && texts.length > 1 ? texts.sort() : texts;
}

/** All texts in the order of the response, so that the lists of one record can be compared by position. Blank if all are. */
function readList(raw: unknown, read: (item: unknown) => string | undefined): string[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const texts: string[] = [];
  let isFilled = false;
  for (const item of raw) {
    const text = item === null || item === undefined ? '' : read(item);
    if (text === undefined) return undefined;
    if (text !== '') isFilled = true;
    texts.push(text);
  }
  return isFilled ? texts : [];
}

/** In the order of the response, each text once. */
function readTexts(raw: unknown): string[] | undefined {
  const items = listOf(raw);
  if (!items) return undefined;
  const texts: string[] = [];
  for (const item of items) {
    if (item === null || item === undefined) continue;
    const text = readText(item);
    if (text === undefined) return undefined;
    if (text !== '') texts.push(text);
  }
  return texts.length > 1 ? [...new Set(texts)] : texts;
}

function readIds(raw: unknown): Value | undefined {
  return readNumbers(raw)?.sort((a, b) => a - b);
}

/** In the order of the response, each ID once. */
function readNumbers(raw: unknown): number[] | undefined {
  const items = listOf(raw);
  if (!items) return undefined;
  const numbers: number[] = [];
  for (const item of items) {
    if (item === null || item === undefined) continue;
    const number = readId(item);
    if (typeof number !== 'number') return undefined;
    numbers.push(number);
  }
  return numbers.length > 1 ? [...new Set(numbers)] : numbers;
}

function listOf(raw: unknown): unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  return typeof raw === 'string'
    ? raw
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    : undefined;
}
