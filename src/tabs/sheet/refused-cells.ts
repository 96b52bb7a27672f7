// Which cells Google doesn't let us write: protected ones, and those with a drop-down that rejects other values. Google refuses all that
// waits for the same flush, and its message is in the user's language, so the cells are found by trying fewer at a time.
import type { Sheet, Workbook } from '../../platform/ports.ts';
import type { WrittenCell } from './blocks.ts';
import { keepTexts } from './write-blocks.ts';

/** Each try waits for Google. With more refused cells than these find, whole runs of cells are left out. */
const MAX_TRIES = 40;

/** Writes cells, apart from those that are refused, and returns these. */
export function writeApartFromRefused(workbook: Workbook, sheet: Sheet, cells: readonly WrittenCell[]): WrittenCell[] {
  let left = MAX_TRIES;
  const isWritten = (some: readonly WrittenCell[]): boolean => {
    left -= 1;
    try {
      for (const { row, column, value } of some) {
        const values = keepTexts(sheet, { row, column, values: [[value]] });
        sheet.write({ row, column, rows: 1, columns: 1 }, values);
      }
      workbook.flush();
      return true;
    } catch {
      return false;
    }
  };
  const refusedIn = (some: readonly WrittenCell[]): WrittenCell[] => {
    if (some.length === 0 || (left > 0 && isWritten(some))) return [];
    if (some.length === 1 || left <= 0) return [...some];
    const half = Math.ceil(some.length / 2);
    return [...refusedIn(some.slice(0, half)), ...refusedIn(some.slice(half))];
  };
  // Whole columns are protected more often than rows.
  const columns = Array.from(new Set(cells.map(({ column }) => column)));
  return columns.flatMap((column) => refusedIn(cells.filter((cell) => cell.column === column)));
}
