// Which rectangles to write so that exactly the cells that must change are written. What lies between them isn't touched, because a
// user can type into it until the write arrives. Pure.
import type { Cell } from '../../platform/ports.ts';

export interface Block {
  row: number;
  column: number;
  values: Cell[][];
}

/** What is known of the cells of an area. */
export interface Cells {
  /** Rows with a change, in rising order, by column. */
  changed: ReadonlyMap<number, readonly number[]>;
  /** What a cell must hold. Undefined if it isn't ours to write: an unsent edit, a formula, a key, a row of the user. */
  wanted(row: number, column: number): Cell | undefined;
}

/** Some 400 writes take 0.2 seconds as long as they wait for one flush. */
const MAX_BLOCKS = 2_000;
/** Unchanged cells of ours that are written again to join two runs, if there are more blocks than that. */
const GAP = 20;

export function planBlocks(cells: Cells): Block[] {
  const blocks = joinColumns(findRuns(cells, 0));
  return (blocks.length <= MAX_BLOCKS ? blocks : joinColumns(findRuns(cells, GAP))).map((run) => ({
    row: run.from,
    column: run.column,
    values: Array.from({ length: run.to - run.from + 1 }, (_, down) =>
      Array.from({ length: run.columns }, (_, right) => cells.wanted(run.from + down, run.column + right) ?? ''),
    ),
  }));
}

interface Run {
  column: number;
  columns: number;
  from: number;
  to: number;
}

/** Joins changed cells of a column that have at most `gap` other cells between them, all of which are ours to write. */
function findRuns(cells: Cells, gap: number): Run[] {
  const runs: Run[] = [];
  for (const column of Array.from(cells.changed.keys()).sort((a, b) => a - b)) {
    let open: Run | undefined;
    for (const row of cells.changed.get(column) ?? []) {
      if (open && row - open.to - 1 <= gap && allWritable(cells, open.to + 1, row, column)) open.to = row;
      else {
        open = { column, columns: 1, from: row, to: row };
        runs.push(open);
      }
    }
  }
  return runs;
}

function allWritable(cells: Cells, from: number, to: number, column: number): boolean {
  for (let row = from; row < to; row++) if (cells.wanted(row, column) === undefined) return false;
  return true;
}

/** Neighboring columns with the same rows become one rectangle. */
function joinColumns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  const openByRows = new Map<string, Run>();
  for (const run of runs) {
    const rows = `${run.from}:${run.to}`;
    const open = openByRows.get(rows);
    if (open && open.column + open.columns === run.column) open.columns += 1;
    else {
      const copy = { ...run };
      joined.push(copy);
      openByRows.set(rows, copy);
    }
  }
  return joined;
}

export interface WrittenCell {
  row: number;
  column: number;
  value: Cell;
}

/** Returns the cells of a block, one by one. */
export function cellsOf({ row, column, values }: Block): WrittenCell[] {
  return values.flatMap((cells, down) => cells.map((value, right) => ({ row: row + down, column: column + right, value })));
}
