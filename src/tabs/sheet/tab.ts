// A resource's tab as it's read at one moment, and what must hold before it's compared or written.

import { StopError } from '../../base/problem.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { EDITED } from '../cells/status-text.ts';
import { ACTION, type Columns, findColumns, STATUS } from './columns.ts';
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
  /** The last row of the sheet that is ours: it has a key, or one of our cells is filled. 1 if there is none. */
  lastRow: number;
  /** The last row of the sheet that holds anything. */
  usedRows: number;
}

/** A tab with what its cells mean. */
export interface OpenTab {
  contents: Contents;
  resource: Resource;
  context: CellContext;
}

/** Reads a tab: one read of notes, one of values, one of formulas, however many rows there are. */
export function readTab(sheet: Sheet, resource: Resource): Contents {
  const name = sheet.name();
  const used = sheet.used();
  const width = Math.max(used.columns, 1);
  const [notes = []] = sheet.notes({ row: 1, column: 1, rows: 1, columns: sheet.size().columns });
  const columns = findColumns(notes, name);
  const height = Math.max(used.rows - 1, 0);
  const area: Area = { row: 2, column: 1, rows: height, columns: Math.max(width, ...columns.values()) };
  const [headers = [], ...values] = sheet.values({ ...area, row: 1, rows: height + 1 });
  const formulas = height > 0 ? sheet.formulas(area) : [];
  const ours = Array.from(columns.values());
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const isOwn = (row: Cell[], index: number) => isTotalRow({ columns, resource }, row, formulas[index] ?? []);
  let lastRow = 1;
  values.forEach((row, index) => {
    const isFilled = ours.some((column) => row[column - 1] !== '' && row[column - 1] !== false && row[column - 1] !== EDITED);
    if (isFilled && !isOwn(row, index)) lastRow = index + 2;
  });
  const keys = values.map((row, index) => {
    // Rows without identity are known by their position alone.
    if (resource.key === undefined) return index + 2 <= lastRow ? String(index + 1) : '';
    return keyColumn === undefined || isOwn(row, index) ? '' : keyOf(row[keyColumn - 1]);
  });
  const contents = { sheet, name, columns, headers: headers.map(String), values, formulas, keys, lastRow, usedRows: used.rows };
  // An editable tab with merged cells isn't even compared. Others are checked before they're written.
  if (isEditable(resource)) assertNoMergedCells(contents);
  return contents;
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
  return (status === '' || status === EDITED) && isTotal({ values, formulas, ours: Array.from(columns.values()) });
}

/** Throws if cells of ours are merged: only the first can hold a value, and what is written into the others is lost. */
export function assertNoMergedCells({ sheet, name, columns, usedRows }: Contents): void {
  const places = Array.from(columns.values());
  // A new tab has no merged cells, and asking would wait for its headers to be written.
  if (places.length === 0 || usedRows < 2) return;
  const merges = sheet.merges({ row: 1, column: 1, rows: Math.max(usedRows, 1), columns: Math.max(...places) });
  const merge = merges.find((each) => places.some((place) => place >= each.column && place < each.column + each.columns));
  if (!merge) return;
  throw new StopError(
    'merged-cells',
    `The “${name}” tab has merged cells in Catalog columns (row ${merge.row}). No data was written or sent.`,
    'Select them, choose Format > Merge cells > Unmerge, then try again.',
  );
}

/** Reads the keys again, to find out whether the user sorted the tab since it was read. */
export function readKeys(contents: Contents, resource: Resource): string[] {
  const column = resource.key === undefined ? undefined : contents.columns.get(resource.key);
  if (column === undefined || contents.values.length === 0) return contents.keys;
  // Rows deleted since then make the grid shorter.
  const rows = Math.min(contents.values.length, contents.sheet.size().rows - 1);
  return rows < 1 ? [] : contents.sheet.values({ row: 2, column, rows, columns: 1 }).map(([cell]) => keyOf(cell));
}

/** Returns the key in a cell, as text. */
export function keyOf(cell: Cell | undefined): string {
  return cell === undefined || cell instanceof Date || typeof cell === 'boolean' ? '' : String(cell).trim().replace(/^'/, '');
}

/** Returns the cell of a field in a row of the contents. Blank if the tab has no such column. */
export function cellAt(contents: Contents, index: number, name: string): Cell {
  const column = contents.columns.get(name);
  return column === undefined ? '' : (contents.values[index]?.[column - 1] ?? '');
}
