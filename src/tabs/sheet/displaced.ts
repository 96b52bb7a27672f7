// Cells that were written in the wrong place, because users changed the layout of the tab between our last look and the write. Each gets
// back what belongs there, unless someone has typed into it since. Pure.
import { hash } from '../../base/hash.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { serialOf } from '../cells/time.ts';
import { type Contents, contentsOf } from './tab.ts';
import { type Grid, isNew, newRowId, type Tracked } from './tracked.ts';

/** A cell that we wrote, or were about to write. A long text can be known by its hash. */
export interface Landing {
  row: number;
  column: number;
  value: Cell | { hash: string };
}

/** What a wrong cell shows, and what belongs there. Undefined if that isn't known. */
export interface Displaced {
  shows: Landing['value'];
  belongs: { value: Cell; formula: string } | undefined;
}

/** Wrong cells by the identity of row and column. */
export type DisplacedCells = ReadonlyMap<string, Displaced>;

const BLANK = { value: '', formula: '' };

export function placeOf(row: string, column: string): string {
  return `${row}\n${column}`;
}

/** Returns the cells that a write hit though they don't belong to the row and column it was for. */
export function displacedBy({ layout: before, landings }: Meant, now: Tracked<Contents>, zone: string): Map<string, Displaced> {
  const displaced = new Map<string, Displaced>();
  const moved = now.columns.join('\n') !== before.columns.join('\n');
  for (const { row, column, value } of landings) {
    const [rowId, columnId] = [now.rows[row - 2], now.columns[column - 1]];
    const cell = now.grid.values[row - 2]?.[column - 1];
    if (rowId === undefined || columnId === undefined || cell === undefined) continue;
    const isMeant = rowId === before.rows[row - 2] && columnId === before.columns[column - 1];
    // A new row that has lost its key among moved columns is written again elsewhere, so all of it goes.
    if ((!isMeant || (moved && isNew(rowId))) && showsWritten(cell, value, zone))
      displaced.set(placeOf(rowId, columnId), { shows: value, belongs: lookUp(before, rowId, columnId) });
  }
  return displaced;
}

function lookUp({ grid, rows, columns }: Tracked, rowId: string, columnId: string): Displaced['belongs'] {
  if (isNew(rowId) || isNew(columnId)) return BLANK;
  const [row, column] = [rows.indexOf(rowId), columns.indexOf(columnId)];
  const value = row < 0 || column < 0 ? undefined : grid.values[row]?.[column];
  return value === undefined ? undefined : { value, formula: grid.formulas[row]?.[column] ?? '' };
}

/** Returns whether a cell shows what was written, in whatever form its format gave it. */
export function showsWritten(cell: Cell, written: Landing['value'], zone: string): boolean {
  if (typeof written === 'object' && !(written instanceof Date)) return typeof cell === 'string' && hash(cell) === written.hash;
  if (written instanceof Date) return cell instanceof Date && cell.getTime() === written.getTime();
  if (cell instanceof Date) return typeof written === 'number' && isSameNumber(serialOf(cell.getTime(), zone), written);
  if (cell === written) return true;
  if (written === '' || cell === '') return false;
  if (typeof written === 'number') return isSameNumber(Number(cell), written);
  const text = String(written).replace(/^'/, '');
  return String(cell).toLowerCase() === text.toLowerCase() || (typeof cell === 'number' && cell === Number(text));
}

/** A time is exact to the second. */
function isSameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) < 1 / 86_400 / 2;
}

/** A cell whose right value isn't known, by index of its row and name of its column. */
export interface Unknown {
  index: number;
  column: string;
}

/** Returns a tab with what belongs into its wrong cells. `shown` returns what a cell last showed from Catalog, if that's known. */
export function corrected(
  { grid, rows, columns }: Tracked<Contents>,
  displaced: DisplacedCells,
  { resource, zone }: { resource: Resource; zone: string },
  shown: (key: string, column: string) => Cell | undefined = () => undefined,
): { contents: Contents; unknown: Unknown[] } {
  if (displaced.size === 0) return { contents: grid, unknown: [] };
  const wrong = new Map(grid.wrong);
  const unknown: Unknown[] = [];
  const values = grid.values.map((cells) => [...cells]);
  const formulas = grid.formulas.map((cells) => [...cells]);
  const rowAt = new Map(rows.map((id, index) => [id, index]));
  const columnAt = new Map(columns.map((id, index) => [id, index]));
  for (const [place, { shows, belongs }] of displaced) {
    const [rowId = '', columnId = ''] = place.split('\n');
    const [index, at] = [rowAt.get(rowId), columnAt.get(columnId)];
    const cell = index === undefined || at === undefined ? undefined : values[index]?.[at];
    if (index === undefined || at === undefined || cell === undefined || !showsWritten(cell, shows, zone)) continue;
    const base = belongs ? undefined : shown(rowId, columnId);
    const right = belongs ?? (base === undefined ? undefined : { value: base, formula: '' });
    if (!right) {
      unknown.push({ index, column: columnId });
      continue;
    }
    wrong.set(`${index + 2}:${at + 1}`, cell);
    const [rowValues, rowFormulas] = [values[index], formulas[index]];
    if (rowValues) rowValues[at] = right.value;
    if (rowFormulas) rowFormulas[at] = right.formula;
  }
  return { contents: { ...contentsOf({ ...grid, values, formulas }, resource), wrong }, unknown };
}

/** What a write does to a tab: its cells, by the rows of the tab before it, and the rows that it adds and removes. */
export interface Intended {
  /** The last row above those that are added. */
  lastRow: number;
  added: number;
  deleting: readonly number[];
  cells: readonly Landing[];
  /** Cells of added rows. */
  newCells: readonly Landing[];
}

/** A write as far as it got: the layout that the tab has if it went into the right places, followed by the rows that it removed. */
export interface Meant {
  layout: Tracked<Grid>;
  removed: ReadonlySet<string>;
  landings: readonly Landing[];
}

/**
 * Returns a write as far as it got. If Google refuses one of its parts, or the run is killed, the parts before that are done: cells, added
 * rows, removed rows. The tab shows which, because then most cells are where they were written.
 */
export function asFarAsDone(before: Tracked, intended: Intended, now: Contents, zone: string): Meant {
  const { added, deleting } = intended;
  const steps = [meantBy(before, intended)];
  if (deleting.length > 0) steps.push(meantBy(before, { ...intended, deleting: [] }));
  if (added > 0) steps.push(meantBy(before, { ...intended, deleting: [], added: 0, newCells: [] }));
  const found = ({ landings }: Meant) =>
    landings.filter(({ row, column, value }) => {
      const cell = now.values[row - 2]?.[column - 1] ?? '';
      return cell !== '' && showsWritten(cell, value, zone);
    }).length;
  const counts = steps.map(found);
  const removed = steps[0]?.removed ?? new Set();
  const best = steps[counts.indexOf(Math.max(...counts))] ?? meantBy(before, intended);
  return { ...best, removed };
}

function meantBy({ grid, rows, columns }: Tracked, { lastRow, added, deleting, cells, newCells }: Intended): Meant {
  const goes = new Set(deleting);
  const indexes = rows.map((_, index) => index);
  const [above, below] = [indexes.slice(0, lastRow - 1), indexes.slice(lastRow - 1)];
  const stays = (index: number) => !goes.has(index + 2);
  const room = Array.from({ length: added }, () => undefined);
  const order = [...above.filter(stays), ...room, ...below.filter(stays), ...indexes.filter((index) => !stays(index))];
  function inOrder<T>(of: readonly T[], otherwise: T): T[] {
    return order.map((index) => (index === undefined ? otherwise : (of[index] ?? otherwise)));
  }
  const blank = grid.headers.map(() => '');
  const ids = order.map((index, at) => (index === undefined ? newRowId(at) : (rows[index] ?? '')));
  const layout = { ...grid, values: inOrder(grid.values, blank), formulas: inOrder(grid.formulas, blank), keys: inOrder(grid.keys, '') };
  const goneAbove = (row: number) => deleting.filter((each) => each < row).length;
  const moved = cells.flatMap((cell): Landing[] =>
    goes.has(cell.row) ? [] : [{ ...cell, row: cell.row + (cell.row > lastRow ? added : 0) - goneAbove(cell.row) }],
  );
  return {
    layout: { grid: layout, columns, rows: ids },
    removed: new Set(deleting.map((row) => rows[row - 2] ?? '')),
    landings: [...moved, ...newCells.map((cell) => ({ ...cell, row: cell.row - goneAbove(cell.row) }))],
  };
}

/** Returns the rows that a write of ours removed though they were to stay, by index in the layout that was meant. */
export function lostRows({ layout, removed }: Meant, now: Tracked<Contents>): number[] {
  const there = new Set(now.rows);
  // A row that was to go and is still there: another one went in its place.
  if (!Array.from(removed).some((id) => there.has(id))) return [];
  return layout.rows.flatMap((id, index) => (there.has(id) || removed.has(id) || isBlankRow(layout.grid, index) ? [] : [index]));
}

export function isBlankRow({ values }: Grid, index: number): boolean {
  return (values[index] ?? []).every((cell) => cell === undefined || cell === '' || cell === false);
}
