// Reading cells: stored values, with the results of formulas in their places.
import type { Area } from './area.ts';
import type { Book, Scalar, SheetData } from './book.ts';
import { showsTime } from './format.ts';
import { computeFormulas } from './formulas.ts';
import { cellOf, readArea } from './layer.ts';
import { instantOf } from './serial.ts';

/** Days from 1899 to the last one that a Date can hold, and some to spare for time zones. */
const MAX_SERIAL = 100_000_000;

/** A value as scripts get it: `''` for an empty cell, a Date where the format shows a time. */
export type Cell = Scalar | Date;

export function readValues(book: Book, sheet: SheetData, area: Area): Cell[][] {
  const rows = readArea<Scalar, Cell>(sheet.values, area, (value) => value ?? '');
  for (const { row, column, value } of computedIn(book, sheet, area)) {
    const cells = rows[row - area.row];
    if (cells) cells[column - area.column] = value;
  }
  for (let column = area.column; column < area.column + area.columns; column++) {
    const formats = sheet.formats[column - 1];
    if (!formats) continue;
    // Neighbors mostly share a format, so it is looked up once for all of them.
    let format: string | undefined;
    let time = false;
    for (let row = area.row; row < area.row + area.rows; row++) {
      const cells = rows[row - area.row];
      const value = cells?.[column - area.column];
      if (!cells || typeof value !== 'number') continue;
      if (formats[row - 1] !== format) {
        format = formats[row - 1];
        time = showsTime(format);
      }
      // A number that no Date can hold, such as a Unix time, stays a number: no document says what Google returns.
      if (time && Math.abs(value) < MAX_SERIAL) {
        cells[column - area.column] = new Date(instantOf(value, book.timeZone));
      }
    }
  }
  return rows;
}

/** As `readValues`, with times as the serial numbers that are stored, and nothing for empty cells. */
export function readStored(book: Book, sheet: SheetData, area: Area): (Scalar | undefined)[][] {
  const rows = readArea(sheet.values, area, (value) => value);
  for (const { row, column, value } of computedIn(book, sheet, area)) {
    const cells = rows[row - area.row];
    if (cells) cells[column - area.column] = value;
  }
  return rows;
}

function computedIn(book: Book, sheet: SheetData, area: Area): { row: number; column: number; value: Scalar }[] {
  const cells: { row: number; column: number }[] = [];
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (!sheet.formulas[column - 1]) continue;
    for (let row = area.row; row < area.row + area.rows; row++) {
      if (cellOf(sheet.formulas, row, column) !== undefined) cells.push({ row, column });
    }
  }
  if (cells.length === 0) return [];
  const values = computeFormulas(book, sheet, cells);
  return cells.map((cell, index) => ({ ...cell, value: values[index] ?? '' }));
}
