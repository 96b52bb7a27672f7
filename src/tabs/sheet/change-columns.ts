// Adds columns to a tab, and finds the moves that put its columns in another order.
import type { Resource } from '../../catalog/resource.ts';
import { headsOf } from './columns.ts';
import { type Contents, readTab } from './tab.ts';

/** Adds text columns for these fields after the last column of ours, and reads the tab again. */
export function addColumns(contents: Contents, resource: Resource, names: readonly string[]): Contents {
  const heads = headsOf(resource).filter((head) => names.includes(head.name) && !contents.columns.has(head.name));
  if (heads.length === 0) return contents;
  const { sheet } = contents;
  const last = Math.max(...contents.columns.values());
  // Inserted columns take over the look of the one before, header included.
  sheet.insertColumns(last, heads.length);
  const { rows } = sheet.size();
  sheet.format({ row: 1, column: last + 1, rows, columns: heads.length }, '@');
  const header = { row: 1, column: last + 1, rows: 1, columns: heads.length };
  sheet.write(header, [heads.map((head) => head.header)]);
  sheet.writeNotes(header, [heads.map((head) => head.note)]);
  return readTab(sheet, resource);
}

export interface ColumnMove {
  name: string;
  /** Our column to the left of its new place. Absent for the first one of ours. */
  behind?: string;
}

/**
 * Returns the fewest moves that bring `now`, our columns from left to right, into the order of `wanted`. Both hold the same
 * names. The user's columns never move.
 */
export function columnMoves(now: readonly string[], wanted: readonly string[]): ColumnMove[] {
  const staying = new Set(longestRise(wanted.map((name) => now.indexOf(name))).map((place) => now[place]));
  return wanted.flatMap((name, index) => (staying.has(name) ? [] : [{ name, behind: wanted[index - 1] }]));
}

/** Returns the longest increasing subsequence. */
function longestRise(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  numbers.forEach((number, index) => {
    const before = best.slice(0, index).filter((rise) => (rise[rise.length - 1] ?? -1) < number);
    best.push([...before.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [] as number[]), number]);
  });
  return best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [] as number[]);
}
