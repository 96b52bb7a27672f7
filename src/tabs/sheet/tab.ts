// A resource's tab as it's read at one moment, and what must hold before it's compared or written.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { isEditedHint } from '../cells/status-text.ts';
import { ACTION, type Columns, findColumns, headerNotes, STATUS } from './columns.ts';
import type { Tracked } from './grid.ts';
import { isTotal } from './own-rows.ts';

/** A tab as it was read at one moment. Rows of `values` and `formulas` start with row 2 of the sheet. */
export interface Contents {
  sheet: Sheet;
  name: string;
  columns: Columns;
  /** The texts of row 1. */
  headers: string[];
  values: Cell[][];
  formulas: string[][];
  /** Key of each row, `''` if it has none. */
  keys: string[];
  /** The column of the keys, if rows have them. */
  keyColumn: number | undefined;
  /** The last row of the sheet that is ours: it has a key, or one of our cells is filled. 1 if there is none. */
  lastRow: number;
  /** The last row of the sheet that holds anything. */
  usedRows: number;
  /** What cells really show, by place, if a write hit the wrong ones. Values, formulas, and keys are those that belong there. */
  wrong?: ReadonlyMap<string, Cell>;
  /** Formulas of some rows weren't read. */
  partial?: true;
  /** What was read of it, if it wasn’t checked whether rows moved between the reads. Cells outside aren’t known. */
  areas?: readonly Area[];
  /** Columns that were read with these areas, and don't have to be as they were. */
  once?: readonly Area[];
  /** A write isn't known to have arrived, so its ticket is stored. */
  open?: true;
  /** Rows that a killed run has removed in place of others, or wrote new records into. */
  lost?: LostRows;
}

/** Rows that a write of ours removed in place of others, or wrote new records into, by index in the tab before it. */
export interface LostRows {
  before: Tracked;
  lost: readonly number[];
  /** Keys that the write added, and rows that it removed. As long as one of these is there, a missing row counts as lost. */
  added: readonly string[];
  removing: readonly string[];
}

/** What a tab is known by, apart from what follows from its cells. */
type Read = Omit<Contents, 'keys' | 'keyColumn' | 'lastRow'>;

/** A tab with what its cells mean. */
export interface OpenTab {
  contents: Contents;
  resource: Resource;
  context: CellContext;
}

/** Tries to read a tab of which rows or columns are deleted meanwhile. */
const MAX_READS = 3;

/** Reads a tab: one read of notes, one of values, one of formulas, however many rows there are. */
export function readTab(sheet: Sheet, resource: Resource): Contents {
  for (let left = MAX_READS; ; left--) {
    try {
      const contents = readOnce(sheet, resource);
      if (contents) return contents;
      if (left === 1) throw moving(sheet);
    } catch (error) {
      // Google refuses to read outside of the grid, which was larger a moment ago.
      if (error instanceof StopError || left === 1) throw error;
    }
  }
}

/** Returns the error for a tab that can't be read or written because users keep changing its layout. */
export function moving(sheet: Sheet): StopError {
  return new StopError(
    'tab-moving',
    say`Rows or columns in “${sheet.name()}” kept moving.`,
    say`Wait until all edits are finished, then try again.`,
  );
}

/** Returns the error for a tab that Google doesn't let us write. Google's own message is in the user's language, so the causes can't be told apart. */
export function cannotWrite({ name }: Contents): StopError {
  return new StopError(
    'cannot-write',
    say`Google didn’t let Catalog Sync write to the “${name}” tab.`,
    say`Check whether the tab is protected. Remove the protection, then try again.`,
  );
}

/** Returns undefined if rows or columns moved between the reads. */
function readOnce(sheet: Sheet, resource: Resource): Contents | undefined {
  const { notes, read, area } = readCells(sheet);
  const formulas = area.rows > 0 ? sheet.formulas(area) : [];
  // Others are compared with the tab before they're written, and never reviewed.
  if (isEditable(resource)) {
    const after = headerNotes(sheet);
    if (after.join('\n') !== notes.join('\n') || sheet.used().rows !== read.usedRows) return undefined;
  }
  const contents = contentsOf({ ...read, formulas }, resource);
  // An editable tab with merged cells isn't even compared. Others are checked before they're written.
  if (isEditable(resource)) assertNoMergedCells(contents);
  return contents;
}

/** Reads notes and values. */
function readCells(sheet: Sheet): { notes: readonly string[]; area: Area; read: Omit<Read, 'formulas'> } {
  const name = sheet.name();
  const { rows: usedRows, columns: usedColumns } = sheet.used();
  const notes = headerNotes(sheet);
  const columns = findColumns(notes, name);
  const rows = Math.max(usedRows - 1, 0);
  const area = { row: 2, column: 1, rows, columns: Math.max(usedColumns, 1, ...columns.values()) };
  const [headers = [], ...values] = sheet.values({ ...area, row: 1, rows: rows + 1 });
  return { notes, area, read: { sheet, name, columns, headers: headers.map(String), values, usedRows } };
}

/** Reads what shows whether an editable tab holds edits, and none of its formulas. `withFormulas` checks it and reads the rest. */
export function readValues(sheet: Sheet, resource: Resource): Contents {
  return { ...contentsOf({ ...readCells(sheet).read, formulas: [] }, resource), partial: true };
}

/** Returns a tab with the keys of its rows, and its last row of ours. */
export function contentsOf(read: Read, resource: Resource): Contents {
  const { columns, values, formulas } = read;
  const ours = Array.from(columns.values());
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const isOwn = (row: Cell[], index: number) => isTotalRow({ columns, resource }, row, formulas[index] ?? []);
  const isFilled = (row: Cell[]) =>
    ours.some((column) => row[column - 1] !== '' && row[column - 1] !== false && !isEditedHint(row[column - 1]));
  let lastRow = values.length + 1;
  for (; lastRow > 1; lastRow -= 1) {
    const row = values[lastRow - 2] ?? [];
    if (isFilled(row) && !isOwn(row, lastRow - 2)) break;
  }
  const keys = values.map((row, index) => {
    // Rows without identity are known by their position alone.
    if (resource.key === undefined) return index + 2 <= lastRow ? String(index + 1) : '';
    return keyColumn === undefined || isOwn(row, index) ? '' : keyOf(row[keyColumn - 1]);
  });
  return { ...read, keys, keyColumn, lastRow };
}

/** Returns whether a row is the user's total. A row with a typed key, an Action, or a result in Status is one of ours. */
export function isTotalRow(
  { columns, resource }: { columns: Columns; resource: Resource },
  values: readonly Cell[],
  formulas: readonly string[],
): boolean {
  const isTyped = (column: number | undefined) =>
    column !== undefined && (values[column - 1] ?? '') !== '' && (formulas[column - 1] ?? '') === '';
  const status = values[(columns.get(STATUS) ?? 0) - 1] ?? '';
  if (resource.key === undefined || isTyped(columns.get(resource.key)) || isTyped(columns.get(ACTION))) return false;
  return (status === '' || isEditedHint(status)) && isTotal({ values, formulas, ours: Array.from(columns.values()) });
}

/** Returns a tab with what its cells really show, the wrong ones included. */
export function asRead(contents: Contents, resource: Resource): Contents {
  const { wrong, values } = contents;
  if (!wrong) return contents;
  const shown = values.map((row, index) => row.map((cell, at) => wrong.get(`${index + 2}:${at + 1}`) ?? cell));
  return contentsOf({ ...contents, values: shown }, resource);
}

/** Throws if cells of ours are merged: only the first can hold a value, and what is written into the others is lost. */
export function assertNoMergedCells({ sheet, name, columns, usedRows }: Contents): void {
  const places = Array.from(columns.values());
  // A new tab has no merged cells, and asking would wait for its headers to be written.
  if (places.length === 0 || usedRows < 2) return;
  const merges = mergesIn(sheet, { row: 1, column: 1, rows: Math.max(usedRows, 1), columns: Math.max(...places) });
  const merge = merges.find((each) => places.some((place) => place >= each.column && place < each.column + each.columns));
  if (!merge) return;
  throw new StopError(
    'merged-cells',
    say`The “${name}” tab has merged cells in Catalog columns (row ${merge.row}). No data was written or sent.`,
    say`Select them, choose Format > Merge cells > Unmerge, then try again.`,
  );
}

function mergesIn(sheet: Sheet, area: Area): Area[] {
  try {
    return sheet.merges(area);
  } catch {
    // The grid has become smaller. What is compared with the tab before each write shows that.
    return [];
  }
}

/** Returns whether a row is in one of the areas, whatever their columns. */
export function isRowIn(areas: readonly Pick<Area, 'row' | 'rows'>[], row: number): boolean {
  return areas.some((area) => row >= area.row && row < area.row + area.rows);
}

/** Returns the key in a cell, as text. */
export function keyOf(cell: Cell | undefined): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? cell.trim().replace(/^'/, '') : '';
}

/** Returns the cell of a field in a row of the contents. Blank if the tab has no such column. */
export function cellAt(contents: Contents, index: number, name: string): Cell {
  const column = contents.columns.get(name);
  return column === undefined ? '' : (contents.values[index]?.[column - 1] ?? '');
}
