// Brings records into a tab in place, by key, without touching what the user typed, and remembers what the tab then shows. The user can
// sort or type at any moment, and a write is by position: read, compute, check, store a ticket, write, flush, check again, put right.
import { StopError } from '../../base/problem.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Workbook } from '../../platform/ports.ts';
import { commitSnapshot, type Snapshot, type StagedSnapshot, stageSnapshot } from '../memory/snapshot.ts';
import { forgetTyped, takeTyped } from '../memory/typed-meanwhile.ts';
import { dropTicket, storeTicket } from '../memory/write-ticket.ts';
import { type Block, cellsOf, type WrittenCell } from './blocks.ts';
import { STATUS } from './columns.ts';
import {
  asFarAsDone,
  corrected,
  type DisplacedCells,
  displacedBy,
  type Intended,
  isBlankRow,
  type Landing,
  lostRows,
  type Meant,
  placeOf,
} from './displaced.ts';
import { isUnchanged, showsLayout } from './layout.ts';
import type { UpsertInput } from './match-rows.ts';
import { type Merge, mergeRecords, type RefusedCell, type UpsertResult } from './merge.ts';
import type { Learned } from './merge-row.ts';
import { coverNewRows, formulasToFill, makeRoom, type Room, writeNewRows } from './new-rows.ts';
import { writeApartFromRefused } from './refused-cells.ts';
import { type Flushed, namesOf, type ReplacedEntries, type ReplacedEntry, replacedIn } from './replaced-entries.ts';
import { assertNoMergedCells, type Contents, readTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { follow, isOneOf, type Tracked, track } from './tracked.ts';
import { removeRows, restoreRows, type TextGuard, writeBlocks } from './write-blocks.ts';

const MAX_TRIES = 5;

/**
 * Adds and updates records in a two-phase write: stages the new snapshot next to the old one, writes the tab, then commits. With
 * `always`, stores the snapshot even if no cell of Catalog changes. The caller flushes the last step.
 */
export function upsertWithSnapshot(
  workbook: Workbook,
  input: UpsertInput,
  contents: Contents,
  storing: 'always' | 'if-changed',
): UpsertResult {
  const { resource, context } = input;
  if (!isEditable(resource)) return upsertRows(workbook, input, contents);
  let staged: StagedSnapshot | undefined;
  const stage = (rows: Snapshot): StagedSnapshot => {
    const tab = { sheet: contents.sheet.id, resource, usedRows: contents.usedRows };
    staged = stageSnapshot(workbook, tab, { rows, zone: context.zone }, staged);
    return staged;
  };
  const result = upsertRows(workbook, input, contents, (snapshot) => {
    const { usedBefore } = stage(snapshot);
    workbook.flush();
    return usedBefore;
  });
  const shown = result.snapshot ?? (storing === 'always' ? input.snapshot : undefined);
  if (shown) commitSnapshot(workbook, staged?.rows === shown ? staged : stage(shown));
  return result;
}

/**
 * Adds and updates records without storing the snapshot. Throws a StopError if users keep changing the tab. `stage` gets what the tab
 * is about to show, and returns how many rows were used before a killed run made room for new ones.
 */
export function upsertRows(
  workbook: Workbook,
  input: UpsertInput,
  contents: Contents,
  stage?: (snapshot: Snapshot) => number,
): UpsertResult {
  const { resource } = input;
  let attempt: Attempt = {
    now: track(contents),
    displaced: wrongIn(contents),
    learned: { written: new Map(), refused: new Map(), keepsRows: false },
    inserted: 0,
    changed: 0,
    done: { added: 0, removed: 0 },
    guard: 'format',
    unkept: { cells: [], more: 0 },
  };
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const { contents: present } = corrected(attempt.now, attempt.displaced, { resource, zone: input.context.zone });
    const merge = mergeRecords(input, present, attempt.learned);
    const result: UpsertResult = {
      ...merge.result,
      changed: Math.max(merge.result.changed, attempt.changed),
      added: merge.result.added + attempt.done.added,
      removed: merge.result.removed + attempt.done.removed,
      ...withReplaced(attempt.unkept),
    };
    if (attempt.guard === 'apostrophe') result.unformatted = true;
    if (attempt.learned.refused.size > 0) result.refused = refusedCells(present, attempt.learned);
    if (isDone(merge)) {
      if (tries > 1 && isEditable(resource)) dropTicket(workbook, present.sheet.id);
      return result;
    }
    assertNoMergedCells(present);
    const intended = intendedBy(merge, present);
    if (isEditable(resource) && intended.cells.length + intended.deleting.length > 0) {
      storeTicket(workbook, present.sheet.id, packTicket({ ...attempt.now, grid: present }, intended, attempt.displaced));
      if (!result.snapshot || !stage) workbook.flush();
    }
    const used = result.snapshot && stage?.(result.snapshot);
    // Later, blank rows below ours can be those of this run.
    if (used !== undefined && tries === 1) attempt.inserted = Math.max(attempt.inserted, present.usedRows - used);
    // What is typed from here on can be hit by the write.
    if (input.document) forgetTyped(input.document, present.sheet.id);
    if (!isUnchanged(present)) {
      attempt = { ...attempt, now: follow({ ...attempt.now, grid: present }, readTab(present.sheet, resource), () => false) };
      continue;
    }
    const outcome = write(workbook, input, present, { merge, attempt });
    const late = lateEdits(input, { ...attempt.now, grid: present }, { merge, outcome });
    if (outcome === 'written' && (!late || late.back.size === 0 || tries === MAX_TRIES)) {
      if (isEditable(resource)) dropTicket(workbook, present.sheet.id);
      return late ? { ...result, ...withReplaced(joined(attempt.unkept, late.unkept, late.back.size > 0 ? late.names() : [])) } : result;
    }
    attempt = outcome === 'written' ? afterWrite(attempt, merge, late?.now ?? attempt.now) : outcome;
    if (late) {
      const displaced = new Map([...attempt.displaced, ...late.back]);
      attempt = { ...attempt, displaced, unkept: joined(attempt.unkept, late.unkept, []) };
    }
  }
  throw new StopError(
    'tab-moving',
    `Rows in “${contents.name}” kept changing during the refresh.`,
    'Wait until all edits are finished, then refresh it again.',
  );
}

function afterWrite(attempt: Attempt, merge: Merge, now: Tracked<Contents>): Attempt {
  const { added, removed, changed } = merge.result;
  const done = { added: attempt.done.added + added, removed: attempt.done.removed + removed };
  const learned = withWritten(attempt.learned, merge, merge.blocks);
  return { ...attempt, now, done, inserted: 0, learned, displaced: new Map(), changed: Math.max(attempt.changed, changed) };
}

interface LateEdits {
  now: Tracked<Contents>;
  back: DisplacedCells;
  unkept: ReplacedEntries;
  /** Returns the names of what would go back. */
  names(): ReplacedEntry[];
}

/** Returns what users typed during a write, with the tab as it is now. Undefined if that's nothing. */
function lateEdits(
  { document, resource, context: { zone } }: UpsertInput,
  before: Tracked<Contents>,
  { merge, outcome }: { merge: Merge; outcome: Attempt | 'written' },
): LateEdits | undefined {
  const { sheet } = before.grid;
  const typed = document && takeTyped(document, sheet.id);
  if (!typed || typed.cells.length + typed.more === 0) return undefined;
  const cells = merge.blocks.flatMap(cellsOf);
  const now = outcome === 'written' ? follow(before, readTab(sheet, resource), isOneOf(cells)) : outcome.now;
  const flushed: Flushed = { before, now, cells, layout: outcome === 'written' ? 'kept' : 'moved' };
  const { back, unkept } = replacedIn(flushed, typed, { resource, zone });
  return { now, back, unkept, names: () => namesOf(flushed, back, resource) };
}

function joined(a: ReplacedEntries, b: ReplacedEntries, named: readonly ReplacedEntry[]): ReplacedEntries {
  return { cells: [...a.cells, ...b.cells, ...named], more: a.more + b.more };
}

function withReplaced(replaced: ReplacedEntries): Pick<UpsertResult, 'replaced'> {
  return replaced.cells.length + replaced.more > 0 ? { replaced } : {};
}

function intendedBy({ blocks, added, deleting }: Merge, { lastRow }: Contents): Intended {
  return { lastRow, added: added.length, deleting, cells: blocks.flatMap(cellsOf), newCells: [] };
}

interface Attempt {
  now: Tracked<Contents>;
  displaced: DisplacedCells;
  learned: Learned;
  /** Blank rows that this run, or a killed one, has inserted below the last row of ours. */
  inserted: number;
  /** Rows that an earlier try has changed, as far as it got. */
  changed: number;
  /** Rows that earlier tries have added and removed. */
  done: { added: number; removed: number };
  guard: TextGuard;
  unkept: ReplacedEntries;
}

function isDone({ blocks, added, deleting, formulas }: Merge): boolean {
  return blocks.length + added.length + deleting.length + formulas.length === 0;
}

/** Writes a merge, and returns what the next attempt starts with if it didn't go to the right cells. */
function write(
  workbook: Workbook,
  { resource, context }: UpsertInput,
  present: Contents,
  { merge, attempt }: { merge: Merge; attempt: Attempt },
): Attempt | 'written' {
  const { guard } = attempt;
  const blocks = inSafeOrder(merge.blocks, present, resource);
  let room: Room = { inserted: attempt.inserted, added: 0 };
  let newCells: Landing[] = [];
  let failed = false;
  try {
    writeBlocks(present, blocks, resource, guard);
    for (const [row, column, formula] of merge.formulas) present.sheet.fill({ row, column, rows: 1, columns: 1 }, formula);
    if (merge.added.length > 0) {
      const formulas = formulasToFill(present);
      room = makeRoom(present, merge.added.length, room.inserted);
      newCells = writeNewRows({ contents: present, resource, context }, { records: merge.added, action: '', guard, formulas });
    }
    removeRows(present, resource, merge.deleting);
    workbook.flush();
  } catch (error) {
    if (error instanceof StopError) throw error;
    failed = true;
  }
  if (!failed && showsLayout(present, merge, resource)) {
    if (merge.added.length > 0) coverNewRows(present, merge.added.length, room, merge.deleting.length);
    return 'written';
  }

  const before = { ...attempt.now, grid: present };
  const cells = blocks.flatMap(cellsOf);
  const intended = { ...intendedBy(merge, present), newCells };
  let read = readTab(present.sheet, resource);
  const meant = asFarAsDone(before, intended, read, context.zone);
  const isWritten = isOneOf(meant.landings);
  let now = follow(meant.layout, read, isWritten);
  const lost = lostRows(meant, now);
  if (lost.length > 0) {
    restoreRows({ now, before: meant.layout, lost }, resource);
    workbook.flush();
    read = readTab(present.sheet, resource);
    now = follow(meant.layout, read, isWritten);
  }
  const learned = withWritten(attempt.learned, merge, blocks);
  const next = { ...attempt, now, inserted: room.inserted, learned, changed: Math.max(attempt.changed, merge.result.changed) };
  const isRefused = failed && now.columns.join('\n') === attempt.now.columns.join('\n') && isSameOrder(attempt.now, meant, now);
  // Rows that were made for new records can hold rules of other columns by now, so they aren't used again.
  if (!isRefused) return { ...next, inserted: 0, displaced: new Map([...attempt.displaced, ...displacedBy(meant, now, context.zone)]) };
  const refused = writeApartFromRefused(workbook, present.sheet, cells);
  // The cells were tried one after the other, and users can have moved them in between.
  const tried = follow(before, readTab(present.sheet, resource), isWritten);
  const meantCells = { layout: before, removed: new Set<string>(), landings: cells };
  const after = { ...next, now: tried, displaced: new Map([...attempt.displaced, ...displacedBy(meantCells, tried, context.zone)]) };
  if (refused.length > 0) return { ...after, learned: withRefused(learned, merge, refused) };
  // A table of Sheets has formats of its own and takes no others: then only values are written.
  if (guard === 'format') return { ...after, guard: 'apostrophe' };
  if (learned.keepsRows) throw cannotWrite(present);
  // Rows can be protected, too: then none are added or removed.
  return { ...after, guard: 'format', learned: { ...learned, keepsRows: true } };
}

/** Returns the refused cells with some more. Rows without a key are told apart by their index. */
function withRefused(learned: Learned, merge: Merge, cells: readonly WrittenCell[]): Learned {
  const refused = new Map(learned.refused);
  for (const { row, column } of cells) refused.set(merge.cellName(row, column) ?? '', { row, column });
  return { ...learned, refused };
}

/** Returns whether the rows that aren't new, removed, or blank have the order that they had. */
function isSameOrder({ grid, rows }: Tracked, { removed }: Meant, now: Tracked): boolean {
  const filled = new Set(rows.filter((id, index) => !removed.has(id) && !isBlankRow(grid, index)));
  const inOrder = (ids: readonly string[]) => ids.filter((id) => filled.has(id)).join('\n');
  return inOrder(rows) === inOrder(now.rows);
}

/** Returns the wrong cells that a killed run has left, by the identity of row and column. */
function wrongIn(contents: Contents): DisplacedCells {
  const { rows, columns } = track(contents);
  return new Map(
    Array.from(contents.wrong ?? [], ([place, shows]) => {
      const [row = 0, column = 0] = place.split(':').map(Number);
      const belongs = { value: contents.values[row - 2]?.[column - 1] ?? '', formula: contents.formulas[row - 2]?.[column - 1] ?? '' };
      return [placeOf(rows[row - 2] ?? '', columns[column - 1] ?? ''), { shows, belongs }];
    }),
  );
}

/** Returns the refused cells by the keys of their rows, or what else their rows are known by. */
function refusedCells({ headers }: Contents, { refused }: Learned): RefusedCell[] {
  return Array.from(refused, ([name, { row, column }]) => ({
    row,
    header: headers[column - 1] ?? '',
    of: name.slice(0, name.indexOf(':')),
  }));
}

/** Google's own message is in the user's language, so the causes can't be told apart. */
function cannotWrite({ name }: Contents): StopError {
  return new StopError(
    'cannot-write',
    `Google didn’t let Catalog Sync write to the “${name}” tab.`,
    'Check whether the tab is protected. Remove the protection, then try again.',
  );
}

/** Puts a new key before the Status with its intent: a killed run finds the row by one or the other. */
function inSafeOrder(blocks: readonly Block[], { columns }: Contents, resource: Resource): Block[] {
  const has = ({ column, values }: Block, wanted: number | undefined) =>
    wanted !== undefined && wanted >= column && wanted < column + (values[0]?.length ?? 0);
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const isLate = (block: Block) => has(block, columns.get(STATUS)) && !has(block, keyColumn);
  return [...blocks.filter((block) => !isLate(block)), ...blocks.filter(isLate)];
}

function withWritten(learned: Learned, merge: Merge, blocks: readonly Block[]): Learned {
  const written = new Map(learned.written);
  for (const { row, column, value } of blocks.flatMap(cellsOf)) {
    const name = merge.cellName(row, column);
    if (name !== undefined) written.set(name, value);
  }
  return { ...learned, written };
}
