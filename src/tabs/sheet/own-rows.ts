// Rows of the user among or below ours, such as totals, and formulas of theirs that cover our rows. Pure.
import type { Cell } from '../../platform/ports.ts';

/** A row, and which of its columns are ours. */
export interface RowCells {
  values: readonly Cell[];
  formulas: readonly string[];
  /** Numbers of our columns, from 1. */
  ours: readonly number[];
}

const TOTAL = /^\s*(?:(?:grand |sub)?totals?|sums?|averages?|mean|median|count|min|minimum|max|maximum)\s*:?\s*$/i;
/** A range over rows of the same sheet, such as `E2:E25`, `E$2:E`, or `E:E`. */
const ROWS_OF_THIS_SHEET = /(^|[^!\w$'.])\$?[A-Z]{1,3}\$?(\d*):\$?[A-Z]{1,3}\$?(\d*)(?![\w(])/g;

/** Returns whether a row is the user's own: one of our cells sums up rows, or says “Total” or the like. */
export function isTotal({ values, formulas, ours }: RowCells): boolean {
  return ours.some((column) => {
    const formula = formulas[column - 1] ?? '';
    if (formula !== '') return Array.from(formula.matchAll(ROWS_OF_THIS_SHEET)).some(([, , from, to]) => from !== to || from === '');
    const cell = values[column - 1];
    return typeof cell === 'string' && TOTAL.test(cell);
  });
}

/** Returns a formula whose ranges that end in a row end so many rows below. Texts and references to other sheets don't change. */
export function withRowsBelow(formula: string, last: number, added: number): string {
  return formula
    .split('"')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(ROWS_OF_THIS_SHEET, (range: string, _before: string, from: string, to: string) =>
            to === String(last) && from !== '' && Number(from) <= last ? `${range.slice(0, -to.length)}${last + added}` : range,
          ),
    )
    .join('"');
}
