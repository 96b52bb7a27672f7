// The snapshot: per record, the value of each writable field that its cell last showed from Catalog (the base), and a
// fingerprint of the read-only cells. Hidden in the workbook, chunk-packed: a hundred thousand rows take some hundred cells.
import { type Field, type Resource, type Value, writableFields } from '../catalog/resource.ts';
import type { Cell, Sheet, Workbook } from '../platform/ports.ts';
import { type CellContext, cutToCell, plain, shows } from './cells.ts';
import { hash } from './hash.ts';
import { StopError } from './problem.ts';
import { DATA_SHEET, dataSheet, growTo, packChunks } from './storage.ts';

/** The base of one field. Absent: never shown, so no edit can be told. Long texts are kept as length and hash. */
export type Base = Value | undefined | { length: number; hash: string };

export interface SnapshotRow {
  updated: string;
  /** Fingerprint of the read-only cells as written. */
  fixed: string;
  bases: { [field: string]: Base };
}

export type Snapshot = Map<string, SnapshotRow>;

const LONG = 400;

/** Header of a column: format version, sheet, fields in the order of the entries, count of rows. */
interface Header {
  v: 1;
  sheet: number;
  fields: string[];
  rows: number;
  /** The zone in which times were written. */
  zone: string;
}

/**
 * `keys` are those of the tab. Throws where the stored snapshot is damaged, or lost although rows were pulled: without
 * bases no edit can be told from a pulled value.
 */
export function readSnapshot(workbook: Workbook, sheet: number, keys: readonly string[]): { rows: Snapshot; zone: string | undefined } {
  const snapshot: Snapshot = new Map();
  const data = workbook.sheetNamed(DATA_SHEET);
  const place = data && findColumn(data, sheet);
  if (!data || !place?.header) {
    if (keys.some((key) => key !== '')) throw damaged();
    return { rows: snapshot, zone: undefined };
  }
  const rows = data.size().rows;
  const column = rows < 2 ? [] : data.values({ row: 2, column: place.column, rows: rows - 1, columns: 1 });
  try {
    for (const [cell] of column) {
      if (cell === '' || cell === undefined) break;
      for (const entry of JSON.parse(String(cell)) as [string, string, string, ...unknown[]][]) {
        const [key, updated, fixed, ...values] = entry;
        const bases: SnapshotRow['bases'] = {};
        place.header.fields.forEach((field, index) => {
          const stored = values[index];
          if (stored !== 0) bases[field] = unpack(stored);
        });
        snapshot.set(key, { updated, fixed, bases });
      }
    }
  } catch {
    throw damaged();
  }
  if (snapshot.size !== place.header.rows) throw damaged();
  return { rows: snapshot, zone: place.header.zone };
}

/** Replaces the stored snapshot of one sheet. */
export function writeSnapshot(workbook: Workbook, sheet: number, resource: Resource, snapshot: Snapshot, zone: string): void {
  const fields = writableFields(resource).map((field) => field.name);
  const entries = Array.from(snapshot, ([key, row]) => [key, row.updated, row.fixed, ...fields.map((field) => pack(row.bases[field]))]);
  const header: Header = { v: 1, sheet, fields, rows: snapshot.size, zone };
  const chunks = [JSON.stringify(header), ...packChunks(entries)];
  const data = dataSheet(workbook);
  const { column, columns } = findColumn(data, sheet);
  growTo(data, chunks.length, Math.max(column, columns));
  const rows = data.size().rows;
  // The rest of the column is written too, as blanks: chunks of a longer snapshot must not stay behind.
  data.write(
    { row: 1, column, rows, columns: 1 },
    Array.from({ length: rows }, (_, index) => [chunks[index] ?? '']),
  );
}

/** A base for a value: long texts shrink to length and hash of what the cell shows. */
export function baseOf(value: Value | undefined): Base {
  return typeof value === 'string' && value.length > LONG ? shortened(value) : value;
}

/** Does the cell still show its base? Without a base there is no edit to tell, so the answer is yes. */
export function showsBase(field: Field, cell: Cell, base: Base, context: CellContext): boolean {
  if (base === undefined) return true;
  if (!isShortened(base)) return shows(field, cell, base, context, context.baseZone);
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

function findColumn(data: Sheet, sheet: number): { column: number; columns: number; header?: Header } {
  const columns = data.size().columns;
  const [headers = []] = data.values({ row: 1, column: 1, rows: 1, columns });
  let free = 0;
  for (let index = 0; index < columns; index++) {
    const text = headers[index];
    if (text === '' || text === undefined) {
      free = free || index + 1;
      continue;
    }
    const header = parseHeader(String(text));
    if (header?.sheet === sheet) return { column: index + 1, columns, header };
  }
  return { column: free || columns + 1, columns };
}

function parseHeader(text: string): Header | undefined {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return undefined;
  }
}

/** Values as JSON; a base that is absent is the number 0, which no field of ours packs to: numbers stand in an array. */
function pack(base: Base): unknown {
  if (base === undefined) return 0;
  if (isShortened(base)) return { l: base.length, h: base.hash };
  return typeof base === 'number' ? [base] : Array.isArray(base) ? { a: base } : base;
}

function unpack(stored: unknown): Base {
  if (Array.isArray(stored)) return stored[0] as number;
  if (typeof stored !== 'object' || stored === null) return stored as string | boolean | null;
  const packed = stored as { l?: number; h?: string; a?: string[] };
  return packed.a ?? { length: packed.l ?? 0, hash: packed.h ?? '' };
}

function damaged(): StopError {
  return new StopError(
    'damaged-snapshot',
    'What Catalog Sync remembers of this tab is damaged, so your edits cannot be told from what was pulled.',
    'Copy your edits elsewhere, delete the tab, and pull it again.',
  );
}
