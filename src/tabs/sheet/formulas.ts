// The formulas of some rows. Most rows hold none, and reading them all costs as much as reading all values.
import type { Resource } from '../../catalog/resource.ts';
import { showsColumns } from './layout.ts';
import { assertNoMergedCells, type Contents, contentsOf } from './tab.ts';

/** Rows between two wanted ones that are read with them. */
const MAX_GAP = 50;
/** Each area is a read. */
const MAX_AREAS = 3;

/**
 * Returns a tab of which only values are known with the formulas of some rows, given by index. Returns `undefined` if columns have moved since,
 * and throws a StopError if its cells are merged.
 */
export function withFormulas(contents: Contents, resource: Resource, rows: readonly number[]): Contents | undefined {
  const formulas = readFormulas(contents, areasOf(rows));
  if (!showsColumns(contents)) return undefined;
  const complete = { ...contentsOf({ ...contents, formulas }, resource), partial: true as const };
  assertNoMergedCells(complete);
  return complete;
}

/** Returns a tab with all formulas. Its rows and columns must be where they were. */
export function withAllFormulas({ partial, ...contents }: Contents): Contents {
  const last = contents.values.length - 1;
  return partial && last >= 0 ? { ...contents, formulas: readFormulas(contents, [[0, last]]) } : contents;
}

function readFormulas({ sheet, values }: Contents, areas: readonly [from: number, to: number][]): string[][] {
  const formulas: string[][] = values.map(() => []);
  for (const [from, to] of areas) {
    const area = { row: from + 2, column: 1, rows: to - from + 1, columns: values[0]?.length ?? 1 };
    sheet.formulas(area).forEach((row, index) => {
      formulas[from + index] = row;
    });
  }
  return formulas;
}

/** Returns few areas with all of these rows. */
export function areasOf(rows: readonly number[]): [from: number, to: number][] {
  const areas: [from: number, to: number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = areas[areas.length - 1];
    // The last of few areas takes all that is left.
    if (last && (row - last[1] <= MAX_GAP || areas.length === MAX_AREAS)) last[1] = row;
    else areas.push([row, row]);
  }
  return areas;
}
