// Which rectangles to write so that few calls change exactly the cells that must change. Pure.
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
  /** What a cell must hold. Undefined if it isn't ours to write: an unsent edit, a formula, a row of the user. */
  wanted(row: number, column: number): Cell | undefined;
  /** What writes a cell back as it is: its formula or its value. */
  asItIs(row: number, column: number): Cell;
}

/** Unchanged cells that are written along to join two runs. */
const GAP = 20;
/** More blocks than this cost more than writing whole columns. */
const MAX_BLOCKS = 50;

export function planBlocks(cells: Cells): Block[] {
  const blocks = joinColumns(findRuns(cells, 'near'));
  return (blocks.length <= MAX_BLOCKS ? blocks : joinColumns(findRuns(cells, 'all'))).map((run) => ({
    row: run.from,
    column: run.column,
    values: Array.from({ length: run.to - run.from + 1 }, (_, down) =>
      Array.from({ length: run.columns }, (_, right) => {
        const row = run.from + down;
        const column = run.column + right;
        return cells.wanted(row, column) ?? cells.asItIs(row, column);
      }),
    ),
  }));
}

interface Run {
  column: number;
  columns: number;
  from: number;
  to: number;
}

/** Joins changed cells of a column: `near` ones with only writable cells between them, or `all` of them. */
function findRuns(cells: Cells, joining: 'near' | 'all'): Run[] {
  const runs: Run[] = [];
  const canJoin = (to: number, row: number, column: number) =>
    joining === 'all' || (row - to <= GAP && allWritable(cells, to + 1, row, column));
  for (const column of Array.from(cells.changed.keys()).sort((a, b) => a - b)) {
    let open: Run | undefined;
    for (const row of cells.changed.get(column) ?? []) {
      if (open && canJoin(open.to, row, column)) open.to = row;
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
