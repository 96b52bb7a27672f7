// Rows that a write removed in place of others, or wrote new records into: they come back with all that users had in them.
import { StopError } from '../../base/problem.ts';
import type { Cell, Workbook } from '../../platform/ports.ts';
import { storeTicket } from '../memory/write-ticket.ts';
import { ACTION } from './columns.ts';
import type { Belongs } from './displaced.ts';
import { displacedIn, dress } from './flush-merge.ts';
import { type Grid, isFilled, type Tracked } from './grid.ts';
import type { UpsertInput } from './match-rows.ts';
import { coverAddedRows, formatAgain } from './new-rows.ts';
import { namesOf, type ReplacedEntries, type ReplacedEntry } from './replaced-entries.ts';
import { settleTab } from './settle-tab.ts';
import { shownIn } from './shown-in.ts';
import { type Contents, type LostRows, readTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { isOwnColumn, placeOf } from './tracked.ts';
import { restoreRows, type TextGuard } from './write-blocks.ts';
import { UNWRITTEN } from './written.ts';

/** A tab without its lost rows. */
interface LostFrom {
  now: Tracked<Contents>;
  lost: LostRows;
  guard: TextGuard;
  /** What users had and don't get back. */
  unkept: ReplacedEntries;
}

/** Adds lost rows again, and returns the tab after it. Some can still be lost, because users moved columns meanwhile. */
export function restoreLost(
  workbook: Workbook,
  input: UpsertInput,
  without: LostFrom,
): Omit<LostFrom, 'lost'> & { lost: LostRows | undefined } {
  const { resource } = input;
  const { now, lost, guard } = without;
  const { sheet } = now.grid;
  const before = withLost(now, lost);
  const cells = before.rows
    .slice(now.rows.length)
    .flatMap((row, index) =>
      before.columns.map((column, at): [string, Cell] => [placeOf(row, column), before.grid.values[now.rows.length + index]?.[at] ?? '']),
    );
  const writes = { ...UNWRITTEN, meant: new Map(cells), displaced: displacedIn(now), added: lost.added, removing: lost.removing };
  storeTicket(workbook, sheet.id, packTicket(before, writes));
  workbook.flush();
  let failed = false;
  try {
    restoreRows({ ...now, guard }, lost, resource);
    workbook.flush();
  } catch (error) {
    // Columns have moved, and one of them doesn't take the values of another. Or it's a table of Sheets, which takes no formats.
    if (error instanceof StopError) throw error;
    failed = true;
  }
  const look = () => settleTab(before, writes, readTab(sheet, resource), { resource, zone: workbook.timeZone(), shown: shownIn(input) });
  let settled = look();
  const back = lost.lost.map((index) => lost.before.rows[index] ?? '');
  const isMoved = settled.now.columns.join('\n') !== now.columns.join('\n');
  const isRefused = failed && !isMoved;
  if (isMoved && guard === 'format') {
    dress(workbook, () => formatAgain(settled.now, back, resource));
    // A time that was shown as a number reads as another value then.
    settled = look();
  }
  dress(workbook, () => coverAddedRows(settled.now, back));
  const left = withoutKeysIn(settled.now.grid, settled.lost);
  if (left && isRefused && guard === 'apostrophe') {
    // Google doesn't let us write all of it. Its record comes back without what users typed into the row.
    const unkept = { ...without.unkept, cells: [...without.unkept.cells, ...typedIn(left, input)] };
    return { now: settled.now, lost: undefined, guard, unkept };
  }
  return { now: settled.now, lost: left, guard: isRefused ? 'apostrophe' : guard, unkept: without.unkept };
}

/** Returns the lost rows whose key isn't in the tab. A cell can show something else than was written, and the row would be added again and again. */
function withoutKeysIn({ keys }: Grid, lost: LostRows | undefined): LostRows | undefined {
  if (!lost) return undefined;
  const there = new Set(keys.filter((key) => key !== ''));
  const left = lost.lost.filter((index) => !there.has(lost.before.grid.keys[index] ?? ''));
  return left.length > 0 ? { ...lost, lost: left } : undefined;
}

/** Returns the names of the cells of lost rows that users filled: those of their own columns, Actions, and unsent edits. */
function typedIn({ before, lost }: LostRows, input: UpsertInput): readonly ReplacedEntry[] {
  const shown = shownIn(input);
  const isTyped = (row: string, column: string, value: Cell) =>
    isOwnColumn(column) || column === ACTION ? isFilled(value) : typeof shown(row, column, value) === 'object';
  const cells = lost.flatMap((index) =>
    before.columns.flatMap((column, at): [string, Belongs][] => {
      const [row = '', value = ''] = [before.rows[index], before.grid.values[index]?.[at]];
      return isTyped(row, column, value) ? [[placeOf(row, column), { value, formula: '' }]] : [];
    }),
  );
  return namesOf(before, new Map(cells), input.resource);
}

/** Returns a tab with its lost rows at the end. */
function withLost({ grid, rows, columns }: Tracked<Contents>, { before, lost }: LostRows): Tracked {
  const from = columns.map((id) => before.columns.indexOf(id));
  const inOrder = <T>(cells: readonly T[] | undefined, blank: T): T[] => from.map((at) => cells?.[at] ?? blank);
  const whole: Grid = {
    headers: grid.headers,
    keys: [...grid.keys, ...lost.map((index) => before.grid.keys[index] ?? '')],
    values: [...grid.values, ...lost.map((index) => inOrder(before.grid.values[index], ''))],
    formulas: [...grid.formulas, ...lost.map((index) => inOrder(before.grid.formulas[index], ''))],
  };
  return { grid: whole, columns, rows: [...rows, ...lost.map((index) => before.rows[index] ?? '')] };
}
