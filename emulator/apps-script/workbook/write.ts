// Writing cells: coercion, formats that come along, validation, and the note of what changed.
import { type Area, cellName } from './area.ts';
import { type Book, noteArea, type Scalar, type SheetData } from './book.ts';
import { coerceText, type Manner } from './coerce.ts';
import { isText } from './format.ts';
import { cellOf, columnOf, setCell } from './layer.ts';
import { localeFacts } from './locale.ts';
import { coveredCells } from './marks.ts';
import { refuses } from './rule.ts';
import { serialOf } from './serial.ts';

/** A value as a script or a person gives it; null and undefined empty the cell. */
export type Given = Scalar | Date | null | undefined;

/** Values for an area of a sheet. */
export interface Block {
  sheet: SheetData;
  area: Area;
  rows: readonly (readonly Given[])[];
}

/** Writes values as if typed, whatever the rules say. */
export function writeValues(book: Book, { sheet, area, rows }: Block, manner: Manner): void {
  const covered = manner.underMerge === 'dropped' ? coveredCells(sheet, area) : undefined;
  for (let across = 0; across < area.columns; across++) {
    const column = area.column + across;
    const values = columnOf(sheet.values, column, area.row + area.rows - 1);
    const formats = sheet.formats[column - 1];
    const formulas = sheet.formulas[column - 1];
    for (let down = 0; down < area.rows; down++) {
      const row = area.row + down;
      if (covered?.(row, column)) continue;
      const given = rows[down]?.[across];
      if (formulas?.[row - 1] !== undefined) setCell(sheet.formulas, row, column, undefined);
      if (typeof given === 'number' || typeof given === 'boolean') values[row - 1] = asText(given, formats?.[row - 1], manner);
      else if (typeof given === 'string') {
        const stored = coerceText(given, formats?.[row - 1], manner);
        values[row - 1] = stored.value;
        if (stored.formula !== undefined) setCell(sheet.formulas, row, column, stored.formula);
        if (stored.format !== undefined && stored.replaces) setCell(sheet.formats, row, column, stored.format);
        else if (stored.format !== undefined) adoptFormat(sheet, row, column, stored.format);
      } else if (given instanceof Date) {
        values[row - 1] = serialOf(given.getTime(), book.timeZone);
        adoptFormat(sheet, row, column, localeFacts(manner.locale).date);
      } else values[row - 1] = undefined;
    }
  }
  noteArea(book, sheet, area);
}

/** A number or true in a cell with the text format. */
function asText(given: number | boolean, format: string | undefined, manner: Manner): Scalar {
  const kept = typeof given === 'number' ? manner.numberInTextCell === 'number' : manner.booleanInTextCell === 'boolean';
  return kept || !isText(format) ? given : String(given).toUpperCase();
}

/** Formulas as they are, `''` empties the cell. */
export function writeFormulas(book: Book, sheet: SheetData, area: Area, rows: readonly (readonly string[])[]): void {
  rows.forEach((cells, down) => {
    cells.forEach((text, across) => {
      const formula = text === '' || text.startsWith('=') ? text : `=${text}`;
      setCell(sheet.values, area.row + down, area.column + across, undefined);
      setCell(sheet.formulas, area.row + down, area.column + across, formula === '' ? undefined : formula);
    });
  });
  noteArea(book, sheet, area);
}

/** A format that comes with a value only goes to a cell that nobody has formatted. */
function adoptFormat(sheet: SheetData, row: number, column: number, format: string): void {
  if (cellOf(sheet.formats, row, column) === undefined) setCell(sheet.formats, row, column, format);
}

/** The name of the first cell whose rule refuses what would be written. */
export function refusedCell(book: Book, { sheet, area, rows }: Block, manner: Manner): string | undefined {
  for (let across = 0; across < area.columns; across++) {
    const column = area.column + across;
    const rules = sheet.rules[column - 1];
    if (!rules) continue;
    for (let down = 0; down < area.rows; down++) {
      const row = area.row + down;
      const rule = rules[row - 1];
      if (!rule || rule.allowInvalid) continue;
      const given = rows[down]?.[across];
      const stored =
        typeof given === 'string'
          ? coerceText(given, cellOf(sheet.formats, row, column), manner).value
          : given instanceof Date
            ? serialOf(given.getTime(), book.timeZone)
            : (given ?? undefined);
      if (refuses(rule, stored)) return cellName(row, column);
    }
  }
  return undefined;
}
