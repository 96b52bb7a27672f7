// The snapshot: per record, the value of each writable field that its cell last showed from Catalog (the base), and a
// fingerprint of the read-only cells. Hidden in the workbook, chunk-packed: a hundred thousand rows take some hundred cells.

import { hash } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import { type Field, type Resource, type Value, writableFields } from '../../catalog/resource.ts';
import type { Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { type CellContext, cellShows, cutToCell, plain } from '../cells/codec.ts';
import { DATA_SHEET, dataSheet, growTo, packChunks } from './storage.ts';

/** The base of one field. Absent: never shown, so no edit can be told. Long texts are kept as length and hash. */
export type Base = PlainBase | Unordered;

/** A base that says all of what the cell showed. */
export type PlainBase = Value | undefined | { length: number; hash: string };

/**
 * An ordered list as earlier versions stored it: sorted, so it says which items the cell showed and not in which order. It is
 * compared as a set and never gives an order to what is sent.
 */
export interface Unordered {
  items: readonly (string | number)[];
}

export interface SnapshotRow {
  updated: string;
  /** Fingerprint of the read-only cells as written. */
  fixed: string;
  bases: { [field: string]: Base };
}

export type Snapshot = Map<string, SnapshotRow>;

/** The base of a cell of which nobody knows what it showed last: whatever it holds now is for the person to decide. */
export const UNKNOWN: Base = { length: -1, hash: '' };

const LONG = 400;
const DAMAGED = 'damaged-snapshot';

/** Header of a column: format version, sheet, fields in the order of the entries, count of rows. */
interface Header {
  v: 1;
  sheet: number;
  fields: string[];
  rows: number;
  /** The zone in which times were written. */
  zone: string;
  /** Written before the tab; the tab may show some of it, all of it or nothing. */
  pending?: true;
  /** While pending: how many rows of the tab were used before it was written. */
  used?: number;
}

/** A snapshot as it is stored, and the zone in which its times were written. */
export interface Stored {
  rows: Snapshot;
  zone: string;
}

/** Where a snapshot was written, and all headers as they stood before. */
export interface Place {
  column: number;
  headers: Cell[];
  header: Header;
  /** How many rows of the tab were used before the first run that did not get to its end. */
  usedBefore: number;
}

/**
 * `keys` are those of the tab. `pending` are snapshots whose run ended before the tab was written for sure. Throws where a
 * stored snapshot is damaged, or lost although rows were pulled: without bases no edit can be told from a pulled value. A
 * `lenient` reading then answers nothing.
 */
export function readSnapshot(
  workbook: Workbook,
  tab: { sheet: number; keys: readonly string[]; resource: Resource },
  lenient = false,
): { settled?: Stored; pending: Stored[] } {
  try {
    return readPlaces(workbook, tab);
  } catch (error) {
    if (lenient && error instanceof StopError && error.problem.code === DAMAGED) return { pending: [] };
    throw error;
  }
}

function readPlaces(
  workbook: Workbook,
  { sheet, keys, resource }: Parameters<typeof readSnapshot>[1],
): { settled?: Stored; pending: Stored[] } {
  const data = workbook.sheetNamed(DATA_SHEET);
  const places = data ? placesOf(readHeaders(data), sheet) : [];
  if (!data || places.length === 0) {
    if (keys.some((key) => key !== '')) throw damaged();
    return { pending: [] };
  }
  const stored = places.map(({ column, header }) => ({ header, rows: readColumn(data, column, header, resource), zone: header.zone }));
  return { settled: stored.find(({ header }) => !header.pending), pending: stored.filter(({ header }) => header.pending) };
}

function readColumn(data: Sheet, column: number, header: Header, resource: Resource): Snapshot {
  const ordered = new Set(resource.fields.filter((field) => field.ordered).map((field) => field.name));
  const snapshot: Snapshot = new Map();
  const rows = data.size().rows;
  const cells = rows < 2 ? [] : data.values({ row: 2, column, rows: rows - 1, columns: 1 });
  try {
    for (const [cell] of cells) {
      if (cell === '' || cell === undefined) break;
      for (const entry of JSON.parse(String(cell)) as [string, string, string, ...unknown[]][]) {
        const [key, updated, fixed, ...values] = entry;
        const bases: SnapshotRow['bases'] = {};
        header.fields.forEach((field, index) => {
          const stored = values[index];
          if (stored !== 0) bases[field] = unpack(stored, ordered.has(field));
        });
        snapshot.set(key, { updated, fixed, bases });
      }
    }
  } catch {
    throw damaged();
  }
  if (snapshot.size !== header.rows) throw damaged();
  return snapshot;
}

/**
 * Stores what a tab is about to show, beside what it shows: in a column of its own, or again in the one of `place`. To be
 * flushed before the tab is written.
 */
export function stageSnapshot(
  workbook: Workbook,
  sheet: number,
  resource: Resource,
  { rows, zone }: Stored,
  used: number,
  place?: Place,
): Place {
  const writable = writableFields(resource);
  const fields = writable.map((field) => field.name);
  const entries = Array.from(rows, ([key, row]) => [
    key,
    row.updated,
    row.fixed,
    ...writable.map((field) => pack(field, row.bases[field.name])),
  ]);
  const header: Header = { v: 1, sheet, fields, rows: rows.size, zone };
  const chunks = [JSON.stringify({ ...header, pending: true, used }), ...packChunks(entries)];
  const data = dataSheet(workbook);
  const headers = place?.headers ?? readHeaders(data);
  const free = headers.findIndex((text) => text === '' || text === undefined);
  const column = place?.column ?? (free < 0 ? headers.length : free) + 1;
  growTo(data, chunks.length, Math.max(column, headers.length));
  const height = data.size().rows;
  // The rest of the column is written too, as blanks: chunks of a longer snapshot must not stay behind.
  data.write(
    { row: 1, column, rows: height, columns: 1 },
    Array.from({ length: height }, (_, index) => [chunks[index] ?? '']),
  );
  const begun = placesOf(headers, sheet).flatMap((each) => each.header.used ?? []);
  return { column, headers, header, usedBefore: Math.min(used, ...begun) };
}

/** The tab shows now what was pending; to be called when the tab was flushed. What it showed before is forgotten. */
export function commitSnapshot(workbook: Workbook, { column, headers, header }: Place): void {
  const data = dataSheet(workbook);
  const olds = placesOf(headers, header.sheet).map((place) => place.column);
  const row = Array.from({ length: Math.max(column, headers.length) }, (_, index): Cell => {
    if (index + 1 === column) return JSON.stringify(header);
    return olds.includes(index + 1) ? '' : (headers[index] ?? '');
  });
  // All headers in one write: there is no moment with two settled snapshots, or with none.
  data.write({ row: 1, column: 1, rows: 1, columns: row.length }, [row]);
  const rows = data.size().rows;
  for (const old of olds) if (rows > 1) data.clear({ row: 2, column: old, rows: rows - 1, columns: 1 });
}

/** A base for a value: long texts shrink to length and hash of what the cell shows. */
export function baseOf(value: Value | undefined): PlainBase {
  return typeof value === 'string' && value.length > LONG ? shortened(value) : value;
}

/** Does the cell still show its base? Without a base there is no edit to tell, so the answer is yes. */
export function showsBase(field: Field, cell: Cell, base: Base, context: CellContext): boolean {
  if (base === undefined) return true;
  if (isUnordered(base)) return cellShows(asSet(field), cell, base.items as readonly string[], context, context.baseZone);
  if (!isShortened(base)) return cellShows(field, cell, base, context, context.baseZone);
  if (typeof cell !== 'string') return false;
  const now = shortened(cell);
  return now.length === base.length && now.hash === base.hash;
}

/** Length and hash of what a cell shows of a text. */
export function shortened(text: string): { length: number; hash: string } {
  const shown = plain(cutToCell(text));
  return { length: shown.length, hash: hash(shown) };
}

export function isShortened(base: Base): base is { length: number; hash: string } {
  return typeof base === 'object' && base !== null && 'hash' in base;
}

export function isUnordered(base: Base): base is Unordered {
  return typeof base === 'object' && base !== null && 'items' in base;
}

/** The base in the form in which a plan keeps it. */
export function plainBase(base: Base): PlainBase {
  return isUnordered(base) ? (base.items as readonly string[]) : base;
}

/** The field without its order, for comparing with what earlier versions stored. */
export function asSet({ ordered: _forgotten, ...field }: Field): Field {
  return field;
}

function readHeaders(data: Sheet): Cell[] {
  return data.values({ row: 1, column: 1, rows: 1, columns: data.size().columns })[0] ?? [];
}

function placesOf(headers: readonly Cell[], sheet: number): { column: number; header: Header }[] {
  return headers.flatMap((text, index) => {
    const header = parseHeader(String(text));
    return header?.sheet === sheet ? [{ column: index + 1, header }] : [];
  });
}

function parseHeader(text: string): Header | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return parseVersioned<Header>(text);
}

/** Values as JSON; `o` says that a list is in its order, which earlier versions did not keep. A base that is absent is the number 0, which no field of ours packs to: numbers stand in an array. */
function pack(field: Field, base: Base): unknown {
  if (base === undefined) return 0;
  if (isUnordered(base)) return { a: base.items };
  if (isShortened(base)) return { l: base.length, h: base.hash };
  return typeof base === 'number' ? [base] : Array.isArray(base) ? { a: base, ...(field.ordered ? { o: 1 } : {}) } : base;
}

function unpack(stored: unknown, ordered: boolean): Base {
  if (Array.isArray(stored)) return stored[0] as number;
  if (typeof stored !== 'object' || stored === null) return stored as string | boolean | null;
  const packed = stored as { l?: number; h?: string; a?: string[]; o?: 1 };
  if (packed.a && ordered && !packed.o) return { items: packed.a };
  return packed.a ?? { length: packed.l ?? 0, hash: packed.h ?? '' };
}

function damaged(): StopError {
  return new StopError(
    DAMAGED,
    'The saved data for this tab is damaged. Catalog Sync can’t tell your edits from pulled values.',
    'Choose Catalog Sync > Refresh > This tab, keep local values. The review then asks about each cell that differs from Catalog.',
  );
}
