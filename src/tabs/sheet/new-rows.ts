// Rows below the last one of ours: room for them, formats like the others, values, and the user's formulas filled down.
import type { Record_, Resource, Value } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { encoderOf } from '../cells/codec.ts';
import { type RowRun, runsOf } from './areas.ts';
import type { Block } from './blocks.ts';
import { STATUS } from './columns.ts';
import { formatRows, ruleRows, segmentsOf } from './format-tab.ts';
import { isFilled, type Tracked } from './grid.ts';
import type { AddedRow } from './match-rows.ts';
import { withRowsBelow } from './own-rows.ts';
import type { Contents, OpenTab } from './tab.ts';
import { currenciesIn, keptTexts, type TextGuard } from './write-blocks.ts';

export interface NewRows {
  added: readonly AddedRow[];
  guard: TextGuard;
  formulas: ReadonlyMap<number, string>;
  /** The formats that each of the rows has, from column 1 on. Only needed with apostrophes. */
  formats: readonly string[];
}

/** Room below the last row of ours. */
export interface Room {
  /** Blank rows that this run, or a killed one, has inserted. */
  inserted: number;
  /** How many of them this call has inserted. */
  added: number;
}

/**
 * Makes room for so many rows below the last one of ours. Rows are inserted, apart from blank ones that an earlier try has `inserted`:
 * whatever users move until the write arrives, new records then come to blank rows. Reads nothing, so both arrive together.
 */
export function makeRoom(contents: Contents, rows: number, inserted: number): Room {
  const { sheet, lastRow, usedRows } = contents;
  if (usedRows > lastRow || lastRow > 1) {
    const added = rows - Math.min(inserted, blankRowsBelow(contents));
    sheet.insertRows(lastRow, added);
    return { inserted: rows, added };
  }
  const size = sheet.size().rows;
  if (size < lastRow + rows) sheet.insertRows(size, lastRow + rows - size);
  return { inserted, added: 0 };
}

/**
 * Lets what the user made for the rows so far hold for new ones, once these are written and `removed` rows are gone. The columns are
 * those that we don't format.
 */
export function coverNewRows(contents: Contents, rows: number, { added }: Room, removed = 0): void {
  const { sheet, usedRows } = contents;
  const lastRow = contents.lastRow - removed;
  if (usedRows > contents.lastRow && added > 0) growFormulas(contents, added, lastRow);
  if (lastRow > 1) sheet.extendDown(lastRow, rows, ownColumns(contents));
}

/** Gives rows their rules again that were added while users moved columns: drop-downs of others would refuse their values. */
export function ruleAddedRows(tracked: Tracked<Contents>, added: readonly string[], resource: Resource): void {
  for (const run of cleared(tracked, added)) ruleRows(tracked.grid, resource, { ...run, records: new Array<Record_>(run.rows).fill({}) });
}

/** Gives rows their formats and rules again that got those of other columns, or of another row. */
export function formatAgain(tracked: Tracked<Contents>, ids: readonly string[], resource: Resource): void {
  for (const { row, rows } of cleared(tracked, ids)) {
    const records = Array.from({ length: rows }, (_, down) => currenciesIn(tracked.grid, resource, row - 2 + down));
    formatRows(tracked.grid, resource, { row, rows, records });
  }
}

/** Takes all rules from rows, and returns where they are. */
function cleared({ grid, rows }: Tracked<Contents>, ids: readonly string[]): RowRun[] {
  const there = runsOf(indexesOf(rows, ids).map((index) => index + 2));
  for (const run of there) grid.sheet.clearRules({ ...run, column: 1, columns: grid.headers.length });
  return there;
}

/** Returns where those of some rows are that a tab has, in their order. */
function indexesOf(rows: readonly string[], ids: readonly string[]): number[] {
  const among = new Set(ids);
  return rows.flatMap((id, index) => (among.has(id) ? [index] : []));
}

/**
 * Lets what the user made for the row above hold for rows that were added while users changed the layout, or were put back, if they're
 * still beside each other.
 */
export function coverAddedRows({ grid, rows }: Tracked<Contents>, added: readonly string[]): void {
  const { sheet, formulas } = grid;
  const [run] = runsOf(indexesOf(rows, added));
  if (!run || run.row < 1 || run.rows < added.length) return;
  const above = run.row + 1;
  formulas.slice(run.row + added.length).forEach((row, down) => {
    row.forEach((formula, at) => {
      const grown = formula === '' ? '' : withRowsBelow(formula, above, added.length);
      if (grown !== formula) sheet.write({ row: above + added.length + 1 + down, column: at + 1, rows: 1, columns: 1 }, [[grown]]);
    });
  });
  sheet.extendDown(above, added.length, ownColumns(grid));
}

function ownColumns({ columns, headers }: Contents): number[] {
  const ours = new Set(columns.values());
  return headers.flatMap((_, at) => (ours.has(at + 1) ? [] : [at + 1]));
}

/** Lets the user's formulas below, such as sums, cover inserted rows. They cover only what is inserted above their last row. */
function growFormulas(contents: Contents, inserted: number, lastRow: number): void {
  const { sheet } = contents;
  const growsAt = (last: number) => (formula: string) => formula !== '' && withRowsBelow(formula, last, inserted) !== formula;
  const below = contents.formulas.slice(contents.lastRow - 1);
  if (!below.some((row) => row.some(growsAt(contents.lastRow)))) return;
  const grows = growsAt(lastRow);
  const first = lastRow + inserted + 1;
  const shifted = sheet.formulas({ row: first, column: 1, rows: below.length, columns: below[0]?.length ?? 0 });
  for (const [down, row] of shifted.entries()) {
    for (const [right, formula] of row.entries()) {
      if (!grows(formula)) continue;
      sheet.write({ row: first + down, column: right + 1, rows: 1, columns: 1 }, [[withRowsBelow(formula, lastRow, inserted)]]);
    }
  }
}

/** Writes new rows in the room that was made, and returns what was written. The column with the key comes first: a killed run finds its rows by it. */
export function writeNewRows({ contents, resource, context }: OpenTab, { added, guard, formulas, formats }: NewRows): Block[] {
  const { sheet, lastRow } = contents;
  const records = added.map(([, record]) => record);
  const area = { row: lastRow + 1, rows: records.length };
  if (guard === 'format') {
    // Google copies those of the row above, whose columns can have moved since they were set.
    if (lastRow > 1) sheet.clearRules({ ...area, column: 1, columns: contents.headers.length });
    formatRows(contents, resource, { ...area, records });
  }
  const blocks = newBlocks({ contents, resource, context }, added);
  for (const block of blocks) {
    const columns = block.values[0]?.length ?? 0;
    const values = guard === 'format' ? block.values : keptTexts(block, [formats.slice(block.column - 1)]);
    sheet.write({ ...area, column: block.column, columns }, values);
  }
  for (const [column, formula] of formulas) sheet.fill({ ...area, column, columns: 1 }, formula);
  return blocks;
}

/** Returns what new rows below the last one of ours show, the column with the key first. */
export function newBlocks({ contents, resource, context }: OpenTab, added: readonly AddedRow[]): Block[] {
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  const segments = segmentsOf(contents.columns).map((segment) =>
    segment.map(([name, column]) => ({ name, column, field: fields.get(name) })),
  );
  const hasKey = (segment: readonly { name: string }[]) => segment.some(({ name }) => name === resource.key);
  return [...segments.filter(hasKey), ...segments.filter((each) => !hasKey(each))].map((segment) => {
    const cells = segment.map(({ name, field }) => cellsIn(name, field && encoderOf(field, context)));
    return {
      row: contents.lastRow + 1,
      column: segment[0]?.column ?? 1,
      values: added.map((row) => cells.map((cellOf) => cellOf(row))),
    };
  });
}

/** Returns what makes the cells of new rows in one column. */
function cellsIn(name: string, encode: ((value: Value | undefined) => Cell) | undefined): (row: AddedRow) => Cell {
  if (encode) return (row) => encode(row[1][name]);
  return name === STATUS ? (row) => row[2] ?? '' : () => '';
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
  const filled = below.findIndex((row) => row.some(isFilled));
  return filled < 0 ? below.length : filled;
}
