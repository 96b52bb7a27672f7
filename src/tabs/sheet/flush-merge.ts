// One write of a merge to its tab, and its outcome: it's in the right cells, users moved rows or columns meanwhile, or Google refused
// some of its cells.
import { StopError } from '../../base/problem.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Properties, Workbook } from '../../platform/ports.ts';
import { NOT_TYPED, type TypedMeanwhile, typedMeanwhile } from '../memory/typed-meanwhile.ts';
import { storeTicket } from '../memory/write-ticket.ts';
import { type Block, cellsOf, type WrittenCell } from './blocks.ts';
import { STATUS } from './columns.ts';
import { isBlankRow } from './displaced.ts';
import type { Tracked } from './grid.ts';
import { showsLayout } from './layout.ts';
import type { UpsertInput } from './match-rows.ts';
import type { Changes } from './merge.ts';
import {
  coverAddedRows,
  coverNewRows,
  formatAgain,
  formulasToFill,
  makeRoom,
  newBlocks,
  type Room,
  ruleAddedRows,
  writeNewRows,
} from './new-rows.ts';
import { writeApartFromRefused } from './refused-cells.ts';
import { type SettledTab, settleTab } from './settle-tab.ts';
import { shownIn } from './shown-in.ts';
import { type Contents, readTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { idOfKey, isSameCell, keyOfId, placeAt, placeOf, readerOf } from './tracked.ts';
import { type FormattedTexts, formatsOfNewRows, removeRows, restoreFormats, type TextGuard, writeBlocks } from './write-blocks.ts';
import { showsWritten, type Writes, type WrittenValue } from './written.ts';

/** A merge that is about to be written. */
export interface Due {
  merge: Changes;
  /** The tab that it was computed from. */
  before: Tracked<Contents>;
  guard: TextGuard;
  /** Blank rows that this run, or a killed one, has inserted below the last row of ours. */
  inserted: number;
  writes: Writes;
  /** The ticket of this write is stored, and the caller drops it once the write is known to have arrived. */
  hasTicket?: boolean;
}

type Written = Pick<Due, 'merge' | 'before' | 'writes'>;

export interface Outcome extends SettledTab {
  /** `refused`: Google refused some of these cells, though the layout is as before. */
  is: 'written' | 'moved' | { refused: readonly WrittenCell[] };
  inserted: number;
  /** What users typed is noted. The notes stay until the tab shows it, or a ticket holds it: the run can be killed before. */
  isNoted: boolean;
}

/** A new row without a key. No later look at the tab can know it again. */
const KEYLESS = 'keyless ';

/** Returns what a merge writes, together with what was written before. */
export function writesOf(merge: Changes, before: Tracked<Contents>): Writes {
  const cells = merge.blocks.flatMap(cellsOf);
  return {
    meant: new Map(cells.map(({ row, column, value }) => [placeAt(before, row, column), value])),
    displaced: displacedIn(before),
    added: merge.added.map(([key]) => key).filter((key) => key !== ''),
    removing: merge.deleting.map((row) => before.rows[row - 2] ?? ''),
  };
}

/** Returns what the wrong cells of a tab show. */
export function displacedIn(tracked: Tracked<Contents>): Writes['displaced'] {
  return new Map(
    Array.from(tracked.grid.wrong ?? [], ([place, shows]) => {
      const [row = 0, column = 0] = place.split(':').map(Number);
      return [placeAt(tracked, row, column), shows];
    }),
  );
}

/** Without a snapshot, all cells that the write can hit were read. */
export type FlushScope = Pick<UpsertInput, 'resource' | 'context' | 'document'> & Partial<Pick<UpsertInput, 'snapshot'>>;

/** Writes a merge, and returns the outcome. */
export function flushMerge(workbook: Workbook, input: FlushScope, due: Due): Outcome {
  const { resource, context, document } = input;
  const { merge, before, guard } = due;
  const present = before.grid;
  const { sheet } = present;
  // Google returns times in the zone of the file, whatever zone they were written for.
  const zone = workbook.timeZone();
  const blocks = inSafeOrder(merge.blocks, present, resource);
  let room: Room = { inserted: due.inserted, added: 0 };
  let written: readonly Block[] = [];
  let formatted: readonly FormattedTexts[] = [];
  let failed = false;
  try {
    formatted = writeBlocks(present, blocks, resource, guard);
    for (const [row, column, formula] of merge.formulas) sheet.fill({ row, column, rows: 1, columns: 1 }, formula);
    if (merge.added.length > 0) {
      // Google carries out what waits with each read, so nothing is read between the insertion and the write.
      const formulas = formulasToFill(present);
      const formats = guard === 'apostrophe' ? formatsOfNewRows(present) : [];
      room = makeRoom(present, merge.added.length, room.inserted);
      written = writeNewRows({ contents: present, resource, context }, { added: merge.added, guard, formulas, formats });
    }
    removeRows(present, resource, merge.deleting);
    workbook.flush();
  } catch (error) {
    if (error instanceof StopError) throw error;
    failed = true;
  }
  const cover = () => {
    if (merge.added.length > 0) coverNewRows(present, merge.added.length, room, merge.deleting.length);
  };
  const calm = {
    now: before,
    unknown: [],
    lost: undefined,
    inserted: room.inserted,
    back: new Map(),
    unkept: { cells: [], more: 0 },
    isNoted: false,
  };
  const isRight = !failed && showsLayout({ before: present, merge, newBlocks: written, inserted: room.added }, resource, zone);
  const typed = typedInto(resource, document, sheet.id);
  if (isRight) cover();
  // New rows without a key could be taken for those that an earlier try has left.
  const mayHoldWrong = merge.added.every(([key]) => key !== '') && hasWrongRow(before, before.rows);
  if (isRight && !mayHoldWrong && typed.cells.length + typed.more === 0) return { ...calm, is: 'written' };

  const settling = { resource, zone, shown: shownIn(input) };
  const writes = withNewCells(due, written.flatMap(cellsOf));
  const settled = settleTab(before, writes, readTab(sheet, resource), { ...settling, typed });
  const after = { ...settled, inserted: room.inserted, isNoted: typed.cells.length + typed.more > 0 };
  const isStillWrong = isRight
    ? mayHoldWrong && hasWrongRow(settled.now, before.rows)
    : failed || !isClean(due, writes, { ...settled, zone });
  if (!isStillWrong) {
    if (!isRight) cover();
    return { ...after, is: 'written' };
  }
  const isRefused = failed && isSameLayout(due, settled.now);
  // Rows that were made for new records can hold rules of other columns by now, so they aren't used again.
  if (!isRefused) {
    const added = writes.added.map(idOfKey);
    if (guard === 'format') {
      dress(workbook, () => {
        restoreFormats(settled.now.grid, formatted, resource);
        ruleAddedRows(settled.now, added, resource);
        // Rows of others can have come to the blank ones of an earlier try, and have got the formats of new ones.
        if (room.added < merge.added.length) formatAgain(settled.now, rowsBelow(settled.now, before, merge.added.length), resource);
      });
    }
    if (added.length > 0) dress(workbook, () => coverAddedRows(settled.now, added));
    return { ...after, inserted: 0, is: 'moved' };
  }
  // Google can have carried out some of it, and users can move rows and edit cells while each cell is tried again.
  const again: Writes = { ...writes, displaced: displacedIn(settled.now), isRepeated: true };
  if (due.hasTicket) storeTicket(workbook, sheet.id, packTicket(settled.now, again));
  workbook.flush();
  const refused = writeApartFromRefused(workbook, sheet, blocks.flatMap(cellsOf));
  const all = typedInto(resource, document, sheet.id);
  const last = settleTab(settled.now, again, readTab(sheet, resource), { ...settling, typed: all });
  return { ...after, ...last, is: isSameLayout({ before: settled.now, merge }, last.now) ? { refused } : 'moved', isNoted: true };
}

/** Sets formats and rules after users moved rows or columns, as far as Google lets us. */
export function dress(workbook: Workbook, act: () => void): void {
  try {
    act();
    workbook.flush();
  } catch (error) {
    if (error instanceof StopError) throw error;
  }
}

/** Returns the rows with a key that are by now where new rows were to go. */
function rowsBelow({ rows }: Tracked, { grid: { lastRow } }: Tracked<Contents>, count: number): string[] {
  return rows.slice(lastRow - 1, lastRow - 1 + count).filter((id) => keyOfId(id) !== undefined);
}

/** Returns whether one of these rows has no key and shows what belongs elsewhere. It can move without a trace, and its wrong cells with it. */
function hasWrongRow({ grid: { wrong, keys }, rows }: Tracked<Contents>, among: readonly string[]): boolean {
  const indexes = Array.from(wrong?.keys() ?? [], (place) => Number.parseInt(place, 10) - 2);
  return indexes.some((index) => (keys[index] ?? '') === '' && among.includes(rows[index] ?? ''));
}

/** What is typed into a tab that isn't editable doesn't stay anyway. */
function typedInto(resource: Resource, document: Properties, sheet: number): TypedMeanwhile {
  return isEditable(resource) ? typedMeanwhile(document, sheet) : NOT_TYPED;
}

/** Some hundred new rows. Beyond that, a killed run can leave values of new rows in wrong columns. */
const MAX_NEW_CELLS = 3_000;

/** Returns writes with what new rows get, if a ticket has room for it. */
export function withNewRows(due: Written, { resource, context }: Pick<UpsertInput, 'resource' | 'context'>): Writes {
  const { merge, before } = due;
  if (merge.added.length * before.columns.length > MAX_NEW_CELLS) return due.writes;
  return withNewCells(due, newBlocks({ contents: before.grid, resource, context }, merge.added).flatMap(cellsOf));
}

function withNewCells({ writes, before, merge }: Written, newCells: readonly WrittenCell[]): Writes {
  const { lastRow } = before.grid;
  const placed = newCells.map(({ row, column, value }): [string, WrittenValue] => {
    const index = row - lastRow - 1;
    const [key = ''] = merge.added[index] ?? [];
    return [placeOf(key === '' ? `${KEYLESS}${index}` : idOfKey(key), before.columns[column - 1] ?? ''), value];
  });
  return { ...writes, meant: new Map([...writes.meant, ...placed]) };
}

/** Returns whether the tab shows the merge after all. Google can show a value in another form than it was written in. */
function isClean(
  { before, merge }: Due,
  writes: Writes,
  { now, lost, zone }: Pick<SettledTab, 'now' | 'lost'> & { zone: string },
): boolean {
  if (lost || (now.grid.wrong?.size ?? 0) > 0 || !isSameLayout({ before, merge }, now)) return false;
  const there = new Set(now.rows);
  if (writes.removing.some((id) => there.has(id)) || writes.added.some((key) => !there.has(idOfKey(key)))) return false;
  const [cellNow, cellBefore] = [readerOf(now), readerOf(before)];
  return Array.from(writes.meant).every(([place, value]) => {
    const cell = cellNow(place);
    // A cell that still shows what it did hasn't got its value.
    return cell === undefined || !isSameCell(cell, cellBefore(place) ?? '') || showsWritten(cell, value, zone);
  });
}

/** Returns whether columns, and the rows that aren't new, removed, or blank, have the order that they had. */
function isSameLayout({ before, merge }: Pick<Due, 'before' | 'merge'>, now: Tracked): boolean {
  if (before.columns.join('\n') !== now.columns.join('\n')) return false;
  const gone = new Set(merge.deleting);
  const filled = new Set(before.rows.filter((_, index) => !gone.has(index + 2) && !isBlankRow(before.grid, index)));
  const inOrder = (ids: readonly string[]) => ids.filter((id) => filled.has(id)).join('\n');
  return inOrder(before.rows) === inOrder(now.rows);
}

/** Puts a new key before the Status with its intent: a killed run finds the row by one or the other. */
function inSafeOrder(blocks: readonly Block[], { columns }: Contents, resource: Resource): Block[] {
  const has = ({ column, values }: Block, wanted: number | undefined) =>
    wanted !== undefined && wanted >= column && wanted < column + (values[0]?.length ?? 0);
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const isLate = (block: Block) => has(block, columns.get(STATUS)) && !has(block, keyColumn);
  return [...blocks.filter((block) => !isLate(block)), ...blocks.filter(isLate)];
}
