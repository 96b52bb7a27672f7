// References in formulas. Arguments are separated by semicolons, which Google takes in each locale.
import type { Sheet } from '../../platform/ports.ts';

/** Returns the letters of a column, such as `AB` for 28. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Returns the number of a column by its letters. */
export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Returns the start of a reference to another tab, such as `'Revenue'!`. */
export function tabReference(sheet: Pick<Sheet, 'name'>): string {
  return `'${sheet.name().replace(/'/g, "''")}'!`;
}

/** Returns the cells of a column from row 2 to a last row. */
export function below(tab: string, column: number, lastRow: number): string {
  const letters = columnLetters(column);
  return `${tab}$${letters}$2:$${letters}$${Math.max(2, lastRow)}`;
}

/** Returns a formula that's blank if any part of it fails, as when its tab was deleted. */
export function orBlank(expression: string): string {
  return `=IFERROR(${expression};"")`;
}
