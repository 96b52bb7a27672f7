// What the writing methods of `Range` do: check at once, hold the write back, do it when it is committed.

import { type Execution, hold, longTextIn, noteWrite, refusal } from '../execution.ts';
import { kindOf } from '../signatures/check-arguments.ts';
import type { Area } from '../workbook/area.ts';
import { type Book, MAX_CHARACTERS, noteArea, noteSheets, type SheetData, type Style, sheetById } from '../workbook/book.ts';
import { type Manner, withLineFeeds } from '../workbook/coerce.ts';
import { storedFormat } from '../workbook/format.ts';
import { cellOf, fillArea, setCell } from '../workbook/layer.ts';
import { emptyCovered, isProtected, mergesIn, touchesTable } from '../workbook/marks.ts';
import { type Rule, uncheckedValue } from '../workbook/rule.ts';
import { offsetAt } from '../workbook/serial.ts';
import { type Given, refusedCell, writeFormulas, writeValues } from '../workbook/write.ts';
import { now, type World } from '../world.ts';
import { DataValidation } from './data-validation.ts';
import type { Range } from './range.ts';

export function mannerOf(world: World): Manner {
  const { locale, timeZone } = world.book;
  const year = new Date(now(world) + offsetAt(timeZone, now(world))).getUTCFullYear();
  return { ...world.switches, locale, year };
}

/** Rows of cells of exactly the range's size, or the platform's complaint. */
export function matrixOf({ run, area }: Range, rows: unknown, method: string): unknown[][] {
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw refusal(run, 'bad-signature', kindOf(rows), `SpreadsheetApp.Range.${method}`);
  }
  if (rows.length !== area.rows) throw refusal(run, 'rows-differ', rows.length, area.rows);
  for (const cells of rows) if (cells.length !== area.columns) throw refusal(run, 'columns-differ', cells.length, area.columns);
  return rows;
}

/** The same for every cell. */
export function filled(area: Area, value: unknown): unknown[][] {
  return Array.from({ length: area.rows }, () => new Array<unknown>(area.columns).fill(value));
}

export function setValuesIn(range: Range, rows: unknown[][]): void {
  const { run, sheet, area } = range;
  // The rows are the emulator's own copy by now: checked in place, because long tabs are written in one call.
  for (const row of rows) for (let at = 0; at < row.length; at++) row[at] = givenOf(run, row[at]);
  const cells = rows as Given[][];
  const block = { sheet, area, rows: cells };
  noteWrite(run, sheet, area);
  run.world.counts.longTextWritten += longTextIn(cells);
  holdOn(range, (book) => writeValues(book, block, mannerOf(run.world)), {
    values: (book) => {
      if (run.world.switches.tooLongWrite === 'late') for (const row of cells) for (const each of row) refuseLong(run, each);
      const refused = refusedCell(book, block, mannerOf(run.world));
      if (refused !== undefined) throw refusal(run, 'violates-rule', refused);
    },
  });
}

export function setFormulasIn(range: Range, rows: unknown[][]): void {
  const { run, sheet, area } = range;
  noteWrite(run, sheet, area);
  holdOn(range, (book) => {
    const texts = rows.map((cells) => cells.map((text) => (text === null || text === undefined ? '' : String(text))));
    writeFormulas(book, sheet, area, texts);
  });
}

export function setNotesIn(range: Range, rows: unknown[][]): void {
  const { run, sheet, area } = range;
  const { longNote, noteLineBreaks } = run.world.switches;
  const tooLong = (value: unknown): boolean => String(value).length > MAX_CHARACTERS;
  if (longNote === 'refused' && rows.some((cells) => cells.some(tooLong))) throw refusal(run, 'too-long');
  holdOn(range, (book) => {
    eachCell(area, rows, (value, row, column) => {
      // Reported of the real one: a number becomes `25.0`.
      const text = typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value ?? '');
      const kept = noteLineBreaks === 'LF' ? withLineFeeds(text) : text;
      setCell(sheet.notes, row, column, kept === '' ? undefined : kept);
    });
    noteArea(book, sheet, area);
  });
}

export function setFormatsIn(range: Range, formats: unknown[][] | string): void {
  const { run, sheet, area } = range;
  if (typeof formats !== 'string') run.world.counts.cellsFormatted += area.rows * area.columns;
  const apply = (book: Book): void => {
    if (typeof formats === 'string') fillArea(sheet.formats, area, storedFormat(formats));
    else eachCell(area, formats, (value, row, column) => setCell(sheet.formats, row, column, storedFormat(String(value ?? ''))));
    noteArea(book, sheet, area);
  };
  holdOn(range, apply, { typed: true });
}

export function setRulesIn(range: Range, rows: unknown[][], writesFalse: boolean): void {
  const { run, sheet, area } = range;
  const apply = (book: Book): void => {
    eachCell(area, rows, (value, row, column) => {
      const rule: Rule | undefined = value instanceof DataValidation ? value.rule : undefined;
      setCell(sheet.rules, row, column, rule);
      const clears = rule?.type === 'checkbox' && (writesFalse || run.world.switches.checkboxWritesFalse);
      if (clears && isEmpty(sheet, row, column)) setCell(sheet.values, row, column, uncheckedValue(rule));
    });
    noteSheets(book);
    noteArea(book, sheet, area);
  };
  holdOn(range, apply, { typed: true });
}

export function setStyleIn<R extends Range>(range: R, name: string, value: string | null): R {
  const { sheet, area } = range;
  holdOn(range, (book) => {
    const made = new Map<Style | undefined, Style>();
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const old = cellOf(sheet.styles, row, column);
        let style = made.get(old);
        if (!style) {
          const { [name]: _dropped, ...rest } = old ?? {};
          style = value === null ? rest : { ...rest, [name]: value };
          made.set(old, style);
        }
        setCell(sheet.styles, row, column, style);
      }
    }
    noteArea(book, sheet, area);
  });
  return range;
}

export function clearIn(range: Range, all: boolean): void {
  const { run, sheet, area } = range;
  noteWrite(run, sheet, area);
  holdOn(range, (book) => {
    fillArea(sheet.values, area, undefined);
    fillArea(sheet.formulas, area, undefined);
    if (all) {
      fillArea(sheet.formats, area, undefined);
      fillArea(sheet.styles, area, undefined);
    }
    noteArea(book, sheet, area);
  });
}

/** As a script merges: only the first cell keeps its value. */
export function mergeIn(range: Range): void {
  const { sheet, area } = range;
  holdOn(range, (book) => {
    sheet.marks = [...sheet.marks, { kind: 'merge', area }];
    emptyCovered(sheet, area);
    noteSheets(book);
    noteArea(book, sheet, area);
  });
}

export function breakApartIn(range: Range): void {
  const { sheet, area } = range;
  holdOn(range, (book) => {
    const merges = mergesIn(sheet, area);
    sheet.marks = sheet.marks.filter((mark) => !merges.includes(mark));
    noteSheets(book);
  });
}

interface Checks {
  /** Tables refuse formats and rules, because their columns have types. */
  typed?: boolean;
  values?: (book: Book) => void;
}

/** By the time of the commit a person may have made the grid smaller. */
function holdOn({ run, sheet, area }: Range, apply: (book: Book) => void, checks: Checks = {}): void {
  hold(run, {
    cells: area.rows * area.columns,
    check: () => {
      const { book } = run.world;
      if (isProtected(book, sheet, area, run.user)) throw refusal(run, 'protected');
      if (checks.typed && touchesTable(sheet, area)) throw refusal(run, 'typed-columns');
      checks.values?.(book);
    },
    apply: () => {
      const { book } = run.world;
      if (!sheetById(book, sheet.id)) throw refusal(run, 'sheet-gone', sheet.id);
      const outside = area.row + area.rows - 1 > sheet.rows || area.column + area.columns - 1 > sheet.columns;
      if (outside) throw refusal(run, 'outside');
      apply(book);
    },
  });
}

function refuseLong(run: Execution, value: Given): void {
  if (typeof value !== 'string' || value.length <= MAX_CHARACTERS) return;
  const characters = run.world.switches.cellLimit === 'UTF-16' ? value.length : Array.from(value).length;
  if (characters > MAX_CHARACTERS) throw refusal(run, 'too-long');
}

function givenOf(run: Execution, value: unknown): Given {
  if (typeof value === 'string') {
    if (run.world.switches.tooLongWrite === 'at-once') refuseLong(run, value);
    return value;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
  if (value instanceof Date && Number.isNaN(value.getTime())) return '#NUM!';
  if (typeof value === 'boolean' || value instanceof Date || value === null || value === undefined) return value;
  throw refusal(run, 'bad-signature', kindOf(value), 'SpreadsheetApp.Range.setValues');
}

function isEmpty(sheet: SheetData, row: number, column: number): boolean {
  return cellOf(sheet.values, row, column) === undefined && cellOf(sheet.formulas, row, column) === undefined;
}

function eachCell(area: Area, rows: unknown[][], act: (value: unknown, row: number, column: number) => void): void {
  rows.forEach((cells, down) => {
    cells.forEach((value, across) => {
      act(value, area.row + down, area.column + across);
    });
  });
}
