// Areas of cells: what one read of a tab brings, and how several areas share it. Pure.
import type { Area } from '../../platform/ports.ts';
import type { Block } from './blocks.ts';

/** With so few cells, Google takes no longer for those between two areas than for another read. */
export const CELLS_OF_A_READ = 10_000;

export function areaOf({ row, column, values }: Block): Area {
  return { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
}

/** Returns the smallest area with all of these in it, of which there is at least one. */
export function around(areas: readonly Area[]): Area {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column, rows, columns } of areas) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row + rows);
    right = Math.max(right, column + columns);
  }
  return { row: top, column: left, rows: bottom - top, columns: right - left };
}

/** Rows without a gap between them. */
export interface RowRun {
  row: number;
  rows: number;
}

/** Returns rows, given in rising order, as runs of neighbors: one call can take each of them. */
export function runsOf(rows: readonly number[]): RowRun[] {
  const runs: RowRun[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last && row === last.row + last.rows) last.rows += 1;
    else runs.push({ row, rows: 1 });
  }
  return runs;
}

export function cellsIn(areas: readonly Area[]): number {
  return areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}
