// The point from which the next pull of a tab is incremental. It's in the hidden data sheet instead of properties: if the user
// undoes a refresh or restores a version, it goes back together with the rows.
import type { Sheet, Workbook } from '../../platform/ports.ts';
import { DATA_SHEET, dataSheet, freeColumn, growTo, readHeads } from './storage.ts';

export interface Cursor {
  /** What changed before this time is in the tab, `YYYY-MM-DDTHH:MM:SSZ`. */
  at: string;
  /** When everything was read last, in milliseconds since 1970. */
  fullAt: number;
  /** Connection, scope, filters and columns, as a hash: with others, everything has to be read. */
  of: string;
  /** A short text of what a pull from here returns if nothing changes until then. */
  seen?: string;
  /** Keys of records that may still change without the filter noticing. */
  open: string[];
}

/** The whole cell in row 1 of a column of its own. */
type Stored = Cursor & { v: 1; cursor: number };

export function readCursor(workbook: Workbook, sheet: number): Cursor | undefined {
  const data = workbook.sheetNamed(DATA_SHEET);
  return data && find(data, sheet).stored;
}

/** Without a cursor, the next pull reads everything. */
export function writeCursor(workbook: Workbook, sheet: number, cursor: Cursor | undefined): void {
  const data = dataSheet(workbook);
  const { column, stored } = find(data, sheet);
  if (!cursor && !stored) return;
  growTo(data, 1, column);
  const text = cursor ? JSON.stringify({ v: 1, cursor: sheet, ...cursor } satisfies Stored) : '';
  data.write({ row: 1, column, rows: 1, columns: 1 }, [[text]]);
}

function find(data: Sheet, sheet: number): { column: number; stored?: Stored } {
  const heads = readHeads(data);
  const mine = heads.findIndex((head) => head.startsWith(`{"v":1,"cursor":${sheet},`));
  return mine < 0 ? { column: freeColumn(heads) } : { column: mine + 1, stored: JSON.parse(heads[mine] ?? '') as Stored };
}
