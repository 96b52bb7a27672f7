// Rows that a write removed in place of others, or wrote new records into: they come back with all that users had in them.
import { StopError } from '../../base/problem.ts';
import type { Cell, Workbook } from '../../platform/ports.ts';
import { storeTicket } from '../memory/write-ticket.ts';
import { displacedIn, dress } from './flush-merge.ts';
import type { Grid, Tracked } from './grid.ts';
import type { UpsertInput } from './match-rows.ts';
import { coverAddedRows, formatAgain } from './new-rows.ts';
import { settleTab } from './settle-tab.ts';
import { shownIn } from './shown-in.ts';
import { type Contents, cannotWrite, type LostRows, readTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { placeOf } from './tracked.ts';
import { restoreRows, type TextGuard } from './write-blocks.ts';
import { UNWRITTEN } from './written.ts';

/** A tab without its lost rows. */
interface LostFrom {
  now: Tracked<Contents>;
  lost: LostRows;
  guard: TextGuard;
}

/** Adds lost rows again, and returns the tab after it. Some can still be lost, because users moved columns meanwhile. */
export function restoreLost(
  workbook: Workbook,
  input: UpsertInput,
  { now, lost, guard }: LostFrom,
): Omit<LostFrom, 'lost'> & { lost: LostRows | undefined } {
  const { resource } = input;
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
  // The ticket still holds the rows.
  if (isRefused && guard === 'apostrophe') throw cannotWrite(settled.now.grid);
  if (isMoved && guard === 'format') {
    dress(workbook, () => formatAgain(settled.now, back, resource));
    // A time that was shown as a number reads as another value then.
    settled = look();
  }
  dress(workbook, () => coverAddedRows(settled.now, back));
  return { now: settled.now, lost: settled.lost, guard: isRefused ? 'apostrophe' : guard };
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
