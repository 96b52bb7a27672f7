// Copies of a tab as it is at a moment: a tab of its own, or rows below those of earlier copies. Header notes have the tags of the
// columns, so rows find their columns after a user has moved some, and a removal of personal data finds what it must clear.

import { hash } from '../base/hash.ts';
import { saidHere, sayHere } from '../base/say.ts';
import type { Field } from '../catalog/resource.ts';
import type { Cell, Sheet } from '../platform/ports.ts';
import { type CellContext, decodeCell, encodeCell, formatOf } from './cells/codec.ts';
import { toIso } from './cells/time.ts';
import { growTo } from './memory/storage.ts';
import { findColumns, headerNotes } from './sheet/columns.ts';
import { type OpenTab, readTab } from './sheet/tab.ts';

/** A column of a copy, and its cells from the first record on. */
interface CopiedColumn {
  field: Field;
  header: string;
  cells: Cell[];
}

/** What is copied of a tab: the records in our columns, in the order of the tab. */
export interface CopiedCells {
  rows: number;
  columns: readonly CopiedColumn[];
}

/** When a row was copied. */
const MOMENT = { name: 'copied_at', kind: 'time' } as const satisfies Pick<Field, 'name' | 'kind'>;

function momentField(): Field {
  return { ...MOMENT, label: saidHere('Copied'), help: sayHere`When the row was copied.` };
}

/** Returns what a copy of a tab holds. Own columns, own rows, Action, and Status stay out. */
export function cellsToCopy(
  sheet: Sheet,
  { resource, context }: Pick<OpenTab, 'resource' | 'context'>,
  personal: 'with' | 'without',
): CopiedCells {
  const { columns, headers, values, keys } = readTab(sheet, resource);
  const rows = values.filter((_, index) => (keys[index] ?? '') !== '');
  const fields = resource.fields.filter(({ name, personal: isPersonal }) => columns.has(name) && (personal === 'with' || !isPersonal));
  const inOrder = fields.map((field) => ({ field, at: (columns.get(field.name) ?? 1) - 1 })).sort((a, b) => a.at - b.at);
  return {
    rows: rows.length,
    columns: inOrder.map(({ field, at }) => ({
      field,
      header: headers[at] ?? field.label,
      cells: rows.map((row) => copied(row[at] ?? '', context)),
    })),
  };
}

/** Returns how many cells a copy adds to the file. */
export function cellsIn({ rows, columns }: CopiedCells): number {
  return (rows + 1) * (columns.length + 1);
}

/** Writes a copy into a sheet of its own, in the place of what an interrupted run has left there. */
export function writeCopy(sheet: Sheet, { rows, columns }: CopiedCells, title: string): void {
  resizeTo(sheet, rows + 1, columns.length);
  writeHeaders(sheet, columns, 1, sayHere`In ${title}. Edits here aren’t sent.`);
  dress(sheet, columns.length);
  columns.forEach((column, index) => {
    writeColumn(sheet, column, { row: 2, column: index + 1 });
  });
}

/** Adds a copy below those that are there. Rows that an interrupted run has added for the same moment are replaced. */
export function addCopy(sheet: Sheet, { rows, columns }: CopiedCells, { at, context }: { at: number; context: CellContext }): void {
  const field = momentField();
  const moment = encodeCell(field, toIso(at), context);
  const first: CopiedColumn = { field, header: field.label, cells: Array.from({ length: rows }, () => moment) };
  const all = [first, ...columns];
  const isNew = sheet.used().rows === 0;
  if (isNew) resizeTo(sheet, 1, all.length);
  const there = isNew ? new Map<string, number>() : findColumns(headerNotes(sheet), sheet.name());
  const missing = all.filter(({ field }) => !there.has(field.name));
  const firstFree = isNew ? 1 : sheet.used().columns + 1;
  if (missing.length > 0) {
    growTo(sheet, 1, firstFree + missing.length - 1);
    writeHeaders(sheet, missing, firstFree, sayHere`In copies. Edits here aren’t sent.`);
  }
  if (isNew) dress(sheet, all.length);
  const columnOf = new Map([...there, ...missing.map(({ field }, index): [string, number] => [field.name, firstFree + index])]);
  const left = rowsOf(sheet, columnOf.get(MOMENT.name) ?? 1, { at, context });
  const row = Math.max(1, sheet.used().rows) + 1;
  growTo(sheet, row + rows - 1, 1);
  for (const column of all) writeColumn(sheet, column, { row, column: columnOf.get(column.field.name) ?? 1 });
  // Last, because Google never deletes all rows below frozen ones.
  for (const each of left.reverse()) sheet.deleteRows(each, 1);
}

/** Returns a text that changes when a cell of a sheet does. */
export function hashOfSheet(sheet: Sheet): string {
  const { rows, columns } = sheet.used();
  const cells = rows === 0 ? [] : sheet.values({ row: 1, column: 1, rows, columns });
  return hash(JSON.stringify([sheet.name(), cells]));
}

/** Texts are read as they are shown, and would be taken for a formula when they're written. */
function copied(cell: Cell, context: CellContext): Cell {
  return typeof cell === 'string' ? encodeCell({ kind: 'text' }, cell, context) : cell;
}

function writeHeaders(sheet: Sheet, columns: readonly CopiedColumn[], column: number, rule: string): void {
  if (columns.length === 0) return;
  const area = { row: 1, column, rows: 1, columns: columns.length };
  sheet.format(area, '@');
  sheet.write(area, [columns.map(({ header }) => header)]);
  sheet.writeNotes(area, [columns.map(({ field }) => `${field.help}\n${rule}\ncatalog:${field.name}`)]);
}

/** Leaves a row and a column beside the frozen ones, because Google refuses to freeze all of a sheet. */
function resizeTo(sheet: Sheet, rows: number, columns: number): void {
  sheet.resize({ rows: Math.max(2, rows), columns: Math.max(2, columns) });
}

function dress(sheet: Sheet, columns: number): void {
  sheet.dress({ headerColumns: Math.max(1, columns), frozenRows: 1, frozenColumns: 1, widths: {}, editable: [] });
}

function writeColumn(sheet: Sheet, { field, cells }: CopiedColumn, { row, column }: { row: number; column: number }): void {
  if (cells.length === 0) return;
  const area = { row, column, rows: cells.length, columns: 1 };
  sheet.format(area, formatOf(field));
  sheet.write(
    area,
    cells.map((cell) => [cell]),
  );
}

/** Returns the rows that an earlier run has added for a moment. */
function rowsOf(sheet: Sheet, column: number, { at, context }: { at: number; context: CellContext }): number[] {
  const rows = sheet.used().rows - 1;
  if (rows < 1) return [];
  const isOfMoment = (cell: Cell = '') => {
    const meaning = decodeCell(momentField(), cell, context);
    return meaning.ok && meaning.value === toIso(at);
  };
  return sheet.values({ row: 2, column, rows, columns: 1 }).flatMap(([cell], index) => (isOfMoment(cell) ? [index + 2] : []));
}
