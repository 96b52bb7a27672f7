// The point from which the next pull of a tab is incremental, and the records around it. It's in the hidden data sheet instead of
// properties: if the user undoes a refresh or restores a version, it goes back together with the rows.
import { parseVersioned } from '../../base/versioned.ts';
import type { Sheet, Workbook } from '../../platform/ports.ts';
import { DATA_SHEET, dataSheet, freeColumn, growTo, joinCells, NEWEST_HEAD, packChunks, readHeads } from './storage.ts';

/** What a job stores of a cursor. */
export interface CursorStart {
  /** What changed before this time is in the tab, `YYYY-MM-DDTHH:MM:SSZ`. */
  at: string;
  /** When everything was read last, in milliseconds since 1970. */
  fullAt: number;
  /** Connection, scope, filters and columns, as a hash: with others, everything has to be read. */
  of: string;
  /** How the records were asked for and written. With another way, the same records can have other cells. */
  way?: string;
}

export interface Cursor extends CursorStart {
  recent: RecentRecords;
}

/** By key: the records that a pull from the cursor returns if nothing changes, and those that it has to read one by one. */
export type RecentRecords = ReadonlyMap<string, Recent>;

export interface Recent {
  /** The record as a short text. Blank if the tab shows one that this column has no text of. */
  text: string;
  /** It can still change without the filter noticing. */
  open: boolean;
}

/** Row 1 of a column of its own. The records are in as many cells below. Version 1 had only the keys of open ones, in row 1. */
type Stored = CursorStart & { cursor: number } & ({ v: 1; open: string[] } | { v: 2; cells: number });

type Packed = [key: string, text: string, open?: 1];

export function readCursor(workbook: Workbook, sheet: number): CursorStart | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  const stored = data && find(data, sheet).stored;
  return stored && startOf(stored);
}

/** Returns the records around a cursor, or undefined if the data sheet doesn't have this cursor any more, or if a cell is damaged. */
export function readRecent(workbook: Workbook, sheet: number, { at, of }: CursorStart): RecentRecords | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  const { column, stored } = data ? find(data, sheet) : { column: 0 };
  if (!data || stored?.at !== at || stored.of !== of) return undefined;
  if (stored.v === 1) return new Map(stored.open.map((key) => [key, { text: '', open: true }]));
  const cells = stored.cells === 0 ? [] : data.values({ row: 2, column, rows: stored.cells, columns: 1 });
  try {
    const all = joinCells(cells.map(([cell]) => String(cell ?? ''))).flatMap((text) => JSON.parse(text) as Packed[]);
    return new Map(all.map(([key, text, open]) => [key, { text, open: open === 1 }]));
  } catch {
    return undefined;
  }
}

/** Without a cursor, the next pull reads everything. */
export function writeCursor(workbook: Workbook, sheet: number, cursor: Cursor | undefined): void {
  const data = dataSheet(workbook);
  const { column, stored, others } = find(data, sheet);
  const write = (at: number, rows: string[]) =>
    data.write(
      { row: 1, column: at, rows: rows.length, columns: 1 },
      rows.map((cell) => [cell]),
    );
  // An earlier version of this code didn't find the column of this one.
  for (const other of others) write(other, ['']);
  if (!cursor && !stored) return;
  const chunks = packChunks(Array.from(cursor?.recent ?? [], ([key, { text, open }]): Packed => (open ? [key, text, 1] : [key, text])));
  const head = cursor ? JSON.stringify({ v: 2, cursor: sheet, ...startOf(cursor), cells: chunks.length } satisfies Stored) : '';
  const blank = Math.max((stored?.v === 2 ? stored.cells : 0) - chunks.length, 0);
  growTo(data, chunks.length + 1, column);
  write(column, [head, ...chunks, ...Array.from({ length: blank }, () => '')]);
}

function startOf({ at, fullAt, of, way }: CursorStart): CursorStart {
  return { at, fullAt, of, ...(way === undefined ? {} : { way }) };
}

interface Place {
  column: number;
  stored?: Stored;
  /** Further columns of the same tab. */
  others: number[];
}

/** Of two cursors, the tab can show more than either says, so neither counts. */
function find(data: Sheet, sheet: number): Place {
  const heads = readHeads(data);
  const isMine = new RegExp(`^{"v":\\d+,"cursor":${sheet},`);
  const [first, ...others] = heads.flatMap((head, index) => (isMine.test(head) ? [index] : []));
  if (first === undefined) return { column: freeColumn(heads), others };
  const stored = parseVersioned<Stored>(heads[first] ?? '', NEWEST_HEAD);
  return { column: first + 1, ...(others.length > 0 ? {} : { stored }), others: others.map((index) => index + 1) };
}
