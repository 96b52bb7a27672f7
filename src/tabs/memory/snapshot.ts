// The snapshot: per record, the value of each writable field that its cell last showed from Catalog (the base), and a
// fingerprint of the read-only cells. Hidden in the workbook, chunk-packed: a hundred thousand rows take some hundred cells.

import { alikeObjects } from '../../base/alike.ts';
import { hash } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { parseVersioned, versionIn } from '../../base/versioned.ts';
import { type Field, type Resource, type Value, writableFields } from '../../catalog/resource.ts';
import type { Cell, Sheet, Workbook } from '../../platform/ports.ts';
import { type CellContext, cellShowsBase, cutToCell, plain } from '../cells/codec.ts';
import {
  DATA_SHEET,
  dataSheet,
  freeColumn,
  growTo,
  joinCells,
  NEWEST_HEAD,
  packChunks,
  readCells,
  readHeads,
  writeColumn,
} from './storage.ts';
import { ticketHeader } from './write-ticket.ts';

/** The base of one field. Absent if its cell never showed a value, so the cell can't be edited. */
export type Base = PlainBase | Unordered;

/** A base that holds all of what the cell showed, or length and hash of a long text. */
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
  /** Hash of the read-only cells as written. */
  readOnlyFingerprint: string;
  bases: { [field: string]: Base };
}

export type Snapshot = Map<string, SnapshotRow>;

/** The base of a cell whose last pulled value isn't known: the review asks about whatever the cell holds now. */
export const UNKNOWN = { length: -1, hash: '' } as const satisfies Base;

export function isUnknown(base: { length: number }): boolean {
  return base.length === UNKNOWN.length;
}

const LONG = 400;
const DAMAGED = 'damaged-snapshot';

/** Header of a column: format version, sheet, fields in the order of the entries, count of rows. */
interface Header {
  /** Version 2 says that only changed rows are in the column. It's always pending. */
  v: 1 | 2;
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
  /** Where a committed snapshot is, so that only some of its cells are written. */
  place?: Place;
}

/** A committed snapshot by its cells, each of which is a JSON array of rows. */
export interface Place {
  column: number;
  header: Header;
  /** The rows as they were read. */
  rows: ReadonlyMap<string, SnapshotRow>;
  /** The keys in each cell, from row 2 on. */
  cells: readonly (readonly string[])[];
}

/** A snapshot that was written but isn't valid yet, and all headers as they were before. */
export interface StagedSnapshot {
  rows: Snapshot;
  column: number;
  headers: string[];
  header: Header;
  /** The cells of the committed snapshot that change, if the others stay. There can be none. */
  changed?: { column: number; cells: readonly ChangedCell[] };
  /** How many rows of the tab were used before the first run that didn't finish. */
  usedBefore: number;
}

interface ChangedCell {
  row: number;
  text: string;
}

/** What to do about a damaged snapshot, or a lost one of a tab with rows. */
export type IfDamaged = 'throw' | 'ignore';

interface StoredSnapshots {
  committed?: Stored;
  /** Snapshots of runs that ended before their tab was written for sure, oldest first. */
  pending: Stored[];
}

/**
 * Reads the snapshots of a tab that has these keys. By default, throws if one is damaged or lost: without bases, edits look
 * like pulled values.
 */
export function readSnapshot(
  workbook: Workbook,
  tab: { sheet: number; keys: readonly string[]; resource: Resource },
  ifDamaged: IfDamaged = 'throw',
): StoredSnapshots {
  try {
    return readPlaces(workbook, tab);
  } catch (error) {
    // The hidden sheet can be deleted between two reads.
    const isGone = !(error instanceof StopError) && workbook.lost().includes(DATA_SHEET);
    const problem = isGone ? damaged() : error;
    if (ifDamaged === 'ignore' && problem instanceof StopError && problem.problem.code === DAMAGED) return { pending: [] };
    throw problem;
  }
}

function readPlaces(workbook: Workbook, { sheet, keys, resource }: Parameters<typeof readSnapshot>[1]): StoredSnapshots {
  const data = workbook.sheetNamed(DATA_SHEET);
  const places = data ? placesOf(readHeads(data), sheet) : [];
  if (!data || places.length === 0) {
    if (keys.some((key) => key !== '')) throw damaged();
    return { pending: [] };
  }
  const stored = places.map(({ column, header }) => {
    const { rows, cells } = readRows(data, column, header, resource);
    return { header, rows, zone: header.zone, ...(cells && { place: { column, header, rows: new Map(rows), cells } }) };
  });
  const committed = stored.find(({ header }) => !header.pending);
  const pending = stored.filter(({ header }) => header.pending);
  return { committed, pending: pending.map((each) => (each.header.v === 1 ? each : { ...each, rows: wholeOf(committed, each) })) };
}

/** Returns the rows of a snapshot of which only the changed ones are stored. */
function wholeOf(committed: Stored | undefined, { rows }: Stored): Snapshot {
  if (!committed) throw damaged();
  return new Map([...committed.rows, ...rows]);
}

/** Returns the rows of a column, and the keys in each of its cells, unless a row continues in the cell below. */
function readRows(data: Sheet, column: number, header: Header, resource: Resource): { rows: Snapshot; cells: string[][] | undefined } {
  const ordered = new Set(resource.fields.filter((field) => field.ordered).map((field) => field.name));
  const isOrdered = header.fields.map((field) => ordered.has(field));
  const toBases = alikeObjects<Base>(header.fields);
  const snapshot: Snapshot = new Map();
  const filled = readCells(data, column);
  const texts = joinCells(filled);
  const cells: string[][] = [];
  try {
    for (const text of texts) {
      const entries = JSON.parse(text) as [string, string, string, ...unknown[]][];
      cells.push(entries.map(([key]) => key));
      for (const entry of entries) {
        const [key, updated, readOnlyFingerprint, ...values] = entry;
        const bases = isOrdered.map((each, index) => (values[index] === 0 ? undefined : unpack(values[index], each)));
        snapshot.set(key, { updated, readOnlyFingerprint, bases: toBases(bases) });
      }
    }
  } catch {
    throw damaged();
  }
  if (snapshot.size !== header.rows) throw damaged();
  return { rows: snapshot, cells: texts.length === filled.length ? cells : undefined };
}

/**
 * Writes what a tab is about to show next to what it shows, in a column of its own or in the one that an earlier try of this
 * run has staged. Of a snapshot whose `place` is known, only the changed rows. The caller flushes before it writes the tab.
 */
export function stageSnapshot(
  workbook: Workbook,
  { sheet, resource, usedRows: used }: { sheet: number; resource: Resource; usedRows: number },
  { rows, zone, place }: Stored,
  earlier?: StagedSnapshot,
): StagedSnapshot {
  const writable = writableFields(resource);
  const fields = writable.map((field) => field.name);
  const packed = ([key, row]: [string, SnapshotRow]) => {
    const entry: unknown[] = [key, row.updated, row.readOnlyFingerprint];
    for (const field of writable) entry.push(pack(field, row.bases[field.name]));
    return entry;
  };
  const isSameForm = place?.header.zone === zone && JSON.stringify(place.header.fields) === JSON.stringify(fields);
  const changed = place && isSameForm ? changedCells(rows, place, packed) : undefined;
  const staged = changed && place ? Array.from(rows).filter(([key, row]) => place.rows.get(key) !== row) : Array.from(rows);
  const header: Header = { v: changed ? 2 : 1, sheet, fields, rows: staged.length, zone };
  const chunks = [JSON.stringify({ ...header, pending: true, used }), ...packChunks(staged.map(packed))];
  const data = dataSheet(workbook);
  // With the heads of before, the column of an earlier try is the free one again.
  const headers = earlier?.headers ?? readHeads(data);
  const column = freeColumn(headers);
  growTo(data, chunks.length, Math.max(column, headers.length));
  writeColumn(data, column, chunks);
  const begun = placesOf(headers, sheet).flatMap((each) => each.header.used ?? []);
  return {
    rows,
    column,
    headers,
    header,
    ...(changed && place && { changed: { column: place.column, cells: changed } }),
    usedBefore: Math.min(used, ...begun),
  };
}

/** Returns the cells of a committed snapshot that hold changed rows. Undefined if rows come or go, most cells change, or one gets too long. */
function changedCells(rows: Snapshot, place: Place, packed: (entry: [string, SnapshotRow]) => unknown): ChangedCell[] | undefined {
  const isChanged = (key: string) => place.rows.get(key) !== rows.get(key);
  if (rows.size !== place.rows.size || Array.from(rows.keys()).some((key) => !place.rows.has(key))) return undefined;
  const changed = place.cells.flatMap((keys, index) => (keys.some(isChanged) ? [{ keys, index }] : []));
  if (changed.length > place.cells.length / 2) return undefined;
  const cells = changed.flatMap(({ keys, index }) => {
    const chunks = packChunks(
      keys.flatMap((key) => {
        const row = rows.get(key);
        return row ? [packed([key, row])] : [];
      }),
    );
    return chunks.map((text) => ({ row: index + 2, text }));
  });
  return cells.length === changed.length ? cells : undefined;
}

/** Makes a staged snapshot the only one, once the tab is flushed and shows it. */
export function commitSnapshot(workbook: Workbook, { column, headers, header, changed }: StagedSnapshot): void {
  const data = dataSheet(workbook);
  // The changed rows are still staged then: whatever a killed run has written of these cells, the snapshot is the same.
  for (const { row, text } of changed?.cells ?? []) data.write({ row, column: changed?.column ?? 0, rows: 1, columns: 1 }, [[text]]);
  const staying = changed?.column;
  const olds = [...placesOf(headers, header.sheet).map((place) => place.column), ...(changed ? [column] : [])].filter(
    (old) => old !== staying,
  );
  const row = Array.from({ length: Math.max(column, headers.length) }, (_, index): Cell => {
    if (index + 1 === column && !changed) return JSON.stringify(header);
    const old = headers[index] ?? '';
    return olds.includes(index + 1) || old === ticketHeader(header.sheet) ? '' : old;
  });
  // All headers in one write: a tab never has two committed snapshots, or none.
  data.write({ row: 1, column: 1, rows: 1, columns: row.length }, [row]);
  const rows = data.size().rows;
  for (const old of olds) if (rows > 1) data.clear({ row: 2, column: old, rows: rows - 1, columns: 1 });
}

/** Returns the base for a value. Long texts shrink to length and hash of what the cell shows. */
export function baseOf(value: Value | undefined): PlainBase {
  return typeof value === 'string' && value.length > LONG ? shortened(value) : value;
}

/** Returns whether two bases say the same about a cell. */
export function isSameBase(a: Base, b: Base): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Returns whether the cell still shows its base. Without a base, every cell does. */
export function showsBase(field: Field, cell: Cell, base: Base, context: CellContext): boolean {
  if (base === undefined) return true;
  if (isUnordered(base)) return cellShowsBase(asSet(field), cell, base.items as readonly string[], context);
  if (!isShortened(base)) return cellShowsBase(field, cell, base, context);
  if (typeof cell !== 'string') return false;
  const now = shortened(cell);
  return now.length === base.length && now.hash === base.hash;
}

/** Returns length and hash of what a cell shows of a text. */
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

/** Returns the base in the form that a plan stores. */
export function plainBase(base: Base): PlainBase {
  return isUnordered(base) ? (base.items as readonly string[]) : base;
}

/** Returns the field without its order, to compare it with what earlier versions stored. */
export function asSet({ ordered: _forgotten, ...field }: Field): Field {
  return field;
}

function placesOf(headers: readonly string[], sheet: number): { column: number; header: Header }[] {
  return headers.flatMap((text, index) => {
    const header = parseHeader(text);
    return header?.sheet === sheet ? [{ column: index + 1, header }] : [];
  });
}

/** Returns whether a tab has one snapshot and none of a run that didn't finish, by the heads of the data sheet. */
export function isCommitted(headers: readonly string[], sheet: number): boolean {
  const places = placesOf(headers, sheet);
  return places.length === 1 && !places[0]?.header.pending;
}

/** Returns the header in a cell. A sort can put other cells in its place. */
function parseHeader(text: string): Header | undefined {
  return versionIn(text) === undefined ? undefined : parseVersioned<Header>(text, NEWEST_HEAD);
}

/**
 * Packs a base as JSON. An absent one becomes the number 0: numbers themselves are packed in an array. `o` marks a list in
 * its own order, which earlier versions didn't keep.
 */
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
    say`The saved data for this tab is damaged. Someone might have sorted or edited its hidden sheet. Catalog Sync can’t tell your edits from pulled values.`,
    say`Choose Catalog Sync > Refresh > This tab, keep local values. The review then asks about each cell that differs from Catalog.`,
  );
}

/** Returns a snapshot without the bases of some fields. A cell without a base isn't an edit. */
export function withoutBases(snapshot: Snapshot, fields: readonly string[]): Snapshot {
  return new Map(
    Array.from(snapshot, ([key, row]) => {
      const bases = Object.entries(row.bases).filter(([field]) => !fields.includes(field));
      return [key, { ...row, bases: Object.fromEntries(bases) }];
    }),
  );
}
