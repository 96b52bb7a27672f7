// How many cells the file can still take.

import { StopError } from '../../base/problem.ts';
import type { Workbook } from '../../platform/ports.ts';

/** Google's limit for all sheets of a file. Blank cells count. */
const MAX_CELLS = 10_000_000;

/** Throws StopError if the file has no room for so many more cells. */
export function assertRoomFor(workbook: Workbook, more: number): void {
  const used = workbook.sheets().reduce((sum, sheet) => sum + cellsIn(sheet.size()), 0);
  if (used + more <= MAX_CELLS) return;
  const number = (cells: number) => Math.max(0, cells).toLocaleString('en');
  throw new StopError(
    'cells-full',
    `This needs ${number(more)} more cells. Only ${number(MAX_CELLS - used)} of the 10 million cells that Google allows are left.`,
    'Delete tabs, rows, or columns you don’t need, or use filters.',
  );
}

function cellsIn({ rows, columns }: { rows: number; columns: number }): number {
  return rows * columns;
}
