// Rows below the last one of ours: room for them, formats like the others, values, and the user's formulas filled down.
import type { Record_, Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellContext, encodeCell } from '../cells/codec.ts';
import { ACTION } from './columns.ts';
import { formatRows, segmentsOf } from './format-tab.ts';
import { withRowsBelow } from './own-rows.ts';
import type { Contents, OpenTab } from './tab.ts';
import { keepTexts, type TextGuard } from './write-blocks.ts';

export interface NewRows {
  records: readonly Record_[];
  /** The text of the Action column. */
  action: 'create' | '';
  guard: TextGuard;
  formulas: ReadonlyMap<number, string>;
}

/** Adds rows that the next send creates in Catalog. Returns the first of them. The caller holds the document lock. */
export function appendRows(contents: Contents, resource: Resource, records: readonly Record_[], context: CellContext): number {
  const formulas = formulasToFill(contents);
  makeRoom(contents, records.length, 0);
  writeNewRows({ contents, resource, context }, { records, action: 'create', guard: 'format', formulas });
  return contents.lastRow + 1;
}

/**
 * Makes room for so many rows below the last one of ours. If the user's rows follow, such as totals, rows are inserted,
 * apart from blank ones that an earlier try has `inserted`. Returns how many inserted rows there are then.
 */
export function makeRoom(contents: Contents, rows: number, inserted: number): number {
  const { sheet, lastRow, usedRows } = contents;
  if (usedRows > lastRow) {
    const missing = rows - Math.min(inserted, blankRowsBelow(contents));
    sheet.insertRows(lastRow, missing);
    if (missing > 0) growFormulas(contents, missing);
  } else {
    const size = sheet.size().rows;
    if (size < lastRow + rows) sheet.insertRows(size, lastRow + rows - size);
  }
  // What the user made for the rows so far holds for new ones. The columns are those that we don't format.
  const ours = new Set(contents.columns.values());
  const own = Array.from({ length: contents.headers.length }, (_, index) => index + 1).filter((column) => !ours.has(column));
  if (lastRow > 1) sheet.extendDown(lastRow, rows, own);
  return usedRows > lastRow ? rows : inserted;
}

/** Lets the user's formulas below, such as sums, cover inserted rows. They cover only what is inserted above their last row. */
function growFormulas({ sheet, lastRow, formulas }: Contents, inserted: number): void {
  const grows = (formula: string) => formula !== '' && withRowsBelow(formula, lastRow, inserted) !== formula;
  const below = formulas.slice(lastRow - 1);
  if (!below.some((row) => row.some(grows))) return;
  const first = lastRow + inserted + 1;
  const shifted = sheet.formulas({ row: first, column: 1, rows: below.length, columns: below[0]?.length ?? 0 });
  for (const [down, row] of shifted.entries()) {
    for (const [right, formula] of row.entries()) {
      if (!grows(formula)) continue;
      sheet.write({ row: first + down, column: right + 1, rows: 1, columns: 1 }, [[withRowsBelow(formula, lastRow, inserted)]]);
    }
  }
}

/** Writes new rows in the room that was made. The column with the key comes first: a killed run finds its rows by it. */
export function writeNewRows({ contents, resource, context }: OpenTab, { records, action, guard, formulas }: NewRows): void {
  const { sheet, columns, lastRow } = contents;
  const area = { row: lastRow + 1, rows: records.length };
  if (guard === 'format') formatRows(contents, resource, { ...area, records });
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  const cellOf = (name: string, record: Record_): Cell => {
    const field = fields.get(name);
    return field ? encodeCell(field, record[name], context) : name === ACTION ? action : '';
  };
  const segments = segmentsOf(columns);
  const hasKey = (segment: [string, number][]) => segment.some(([name]) => name === resource.key);
  for (const segment of [...segments.filter(hasKey), ...segments.filter((each) => !hasKey(each))]) {
    const values = records.map((record) => segment.map(([name]) => cellOf(name, record)));
    const block = { row: area.row, column: segment[0]?.[1] ?? 1, values };
    sheet.write({ ...area, column: block.column, columns: segment.length }, guard === 'format' ? values : keepTexts(sheet, block));
  }
  for (const [column, formula] of formulas) sheet.fill({ ...area, column, columns: 1 }, formula);
}

/** Returns the formula, in R1C1 notation, of each of the user's columns whose last two rows hold the same one. */
export function formulasToFill({ sheet, columns, formulas, lastRow }: Contents): Map<number, string> {
  const ours = new Set(columns.values());
  const last = formulas[lastRow - 2] ?? [];
  const userColumns = last.flatMap((formula, at) => (formula !== '' && !ours.has(at + 1) ? [at + 1] : []));
  if (lastRow < 3 || userColumns.length === 0) return new Map();
  const [above = [], below = []] = sheet.formulasR1C1({ row: lastRow - 1, column: 1, rows: 2, columns: last.length });
  return new Map(
    userColumns.flatMap((column): [number, string][] => {
      const formula = below[column - 1] ?? '';
      return formula !== '' && formula === above[column - 1] ? [[column, formula]] : [];
    }),
  );
}

/** Returns the number of rows without any content right below the last one of ours. */
function blankRowsBelow({ values, lastRow }: Contents): number {
  const below = values.slice(lastRow - 1);
  const filled = below.findIndex((row) => row.some((cell) => cell !== '' && cell !== false));
  return filled < 0 ? below.length : filled;
}
