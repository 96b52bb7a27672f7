// How many cells the file holds, and how many it can still take.

import { StopError } from '../../base/problem.ts';
import { numberText, say } from '../../base/say.ts';
import type { Workbook } from '../../platform/ports.ts';

/** Google's limit for all sheets of a file. Blank cells count. */
export const MAX_CELLS = 10_000_000;

export interface CellMeter {
  used: number;
  left: number;
  /** The tab with the most cells. */
  largest: { name: string; cells: number };
}

/** Returns how many cells the file holds. Blank ones count, too. */
export function cellMeter(workbook: Workbook): CellMeter {
  const sheets = workbook.sheets().map((sheet) => ({ sheet, cells: cellsIn(sheet.size()) }));
  const used = sheets.reduce((sum, { cells }) => sum + cells, 0);
  const [first, ...others] = sheets;
  const largest = others.reduce((most, each) => (most && most.cells >= each.cells ? most : each), first);
  return { used, left: Math.max(0, MAX_CELLS - used), largest: { name: largest?.sheet.name() ?? '', cells: largest?.cells ?? 0 } };
}

/** Throws StopError if the file has no room for so many more cells, with a proposal if there's one. */
export function assertRoomFor(workbook: Workbook, more: number, proposal = ''): void {
  // The size of each sheet is a call to Google, which is spared if nothing is added.
  if (more === 0) return;
  const { left, largest } = cellMeter(workbook);
  if (more <= left) return;
  throw new StopError(
    'cells-full',
    say`This needs ${numberText(more)} more cells. Only ${numberText(left)} of the 10 million cells that Google allows are left.`,
    [proposal, say`Delete tabs, rows, or columns you don’t need. “${largest.name}” takes ${numberText(largest.cells)} cells.`]
      .filter(Boolean)
      .join(' '),
  );
}

function cellsIn({ rows, columns }: { rows: number; columns: number }): number {
  return rows * columns;
}
