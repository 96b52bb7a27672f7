// Sorting a sheet as a person does: whole rows below the frozen ones, blanks last.
import { type Book, contentOf, noteArea, type Scalar, type SheetData } from './book.ts';
import { filterAgain } from './filter.ts';
import { permuteRows, setCell } from './layer.ts';
import { readStored } from './read.ts';
import { translateFormula } from './references.ts';

export function sortSheet(book: Book, sheet: SheetData, column: number, ascending: boolean): void {
  const first = sheet.frozenRows + 1;
  const count = contentOf(sheet).rows - sheet.frozenRows;
  if (count < 2) return;
  const keys = readStored(book, sheet, { row: first, column, rows: count, columns: 1 }).map((cells) => cells[0]);
  const order = keys.map((_key, index) => index).sort((a, b) => compare(keys[a], keys[b], ascending) || a - b);
  for (const layer of [sheet.values, sheet.formats, sheet.notes, sheet.rules, sheet.styles]) permuteRows<unknown>(layer, first, order);
  permuteRows(sheet.formulas, first, order);
  sheet.formulas.forEach((cells, across) => {
    order.forEach((from, to) => {
      const formula = cells?.[first - 1 + to];
      if (formula !== undefined && from !== to) setCell(sheet.formulas, first + to, across + 1, translateFormula(formula, to - from, 0));
    });
  });
  filterAgain(book, sheet);
  noteArea(book, sheet, { row: first, column: 1, rows: count, columns: sheet.columns });
}

/** Numbers come before texts, texts before booleans, blanks last either way. */
function compare(a: Scalar | undefined, b: Scalar | undefined, ascending: boolean): number {
  const blankA = a === undefined || a === '';
  const blankB = b === undefined || b === '';
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  const order = compareFilled(a, b);
  return ascending ? order : -order;
}

function compareFilled(a: Scalar, b: Scalar): number {
  const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en', { sensitivity: 'base' });
  return Number(a) - Number(b);
}
