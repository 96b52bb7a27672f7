// Brings records into a tab in place, by key, without touching what the user typed, and remembers what the tab then shows. The user can
// sort or type at any moment, and a write is by position: read, compute, check, store a ticket, write, flush, check again, put right.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Workbook } from '../../platform/ports.ts';
import { commitSnapshot, type Snapshot, type StagedSnapshot, stageSnapshot } from '../memory/snapshot.ts';
import { forgetTyped } from '../memory/typed-meanwhile.ts';
import { dropTicket, forgetTicketNote, noteTicket, storeTicket } from '../memory/write-ticket.ts';
import { cellsOf, type WrittenCell } from './blocks.ts';
import { leftAsShown } from './displaced.ts';
import { flushMerge, type Outcome, withNewRows, writesOf } from './flush-merge.ts';
import type { Tracked } from './grid.ts';
import { isUnchanged } from './layout.ts';
import { restoreLost } from './lost-rows.ts';
import type { UpsertInput } from './match-rows.ts';
import { type Merge, mergeRecords, type RefusedCell, type UpsertResult } from './merge.ts';
import type { Learned } from './merge-row.ts';
import { namesOf, type ReplacedEntries, unsureIn } from './replaced-entries.ts';
import { settleTab } from './settle-tab.ts';
import { shownIn } from './shown-in.ts';
import { assertNoMergedCells, type Contents, cannotWrite, type LostRows, readTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { withHitColumns } from './touched-cells.ts';
import { track } from './tracked.ts';
import type { TextGuard } from './write-blocks.ts';
import { UNWRITTEN, type Writes } from './written.ts';

const MAX_TRIES = 5;
/** How many more tries can find out what Google refuses. */
const MAX_REFUSALS = 5;

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
  const { resource, context, place } = input;
  if (!isEditable(resource)) return upsertRows(workbook, input, contents);
  let staged: StagedSnapshot | undefined;
  const stage = (rows: Snapshot): StagedSnapshot => {
    const tab = { sheet: contents.sheet.id, resource, usedRows: contents.usedRows };
    staged = stageSnapshot(workbook, tab, { rows, zone: context.zone, ...(place && { place }) }, staged);
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
  given: UpsertInput,
  contents: Contents,
  stage?: (snapshot: Snapshot) => number,
): UpsertResult {
  let input = given;
  const { resource } = input;
  const { id } = contents.sheet;
  let isOpen = contents.open === true;
  let attempt: Attempt = {
    now: track(contents),
    lost: contents.lost,
    learned: { written: new Map(), refused: new Map(), keepsRows: false },
    created: new Map(),
    inserted: 0,
    changed: 0,
    done: { added: 0, removed: 0 },
    guard: 'format',
    unkept: { cells: [], more: 0 },
  };
  // What a later try finds in the tab already is done by this run, too.
  let touched: UpsertResult['touched'];
  let refusals = 0;
  for (let tries = 1; tries <= MAX_TRIES + refusals; tries++) {
    if (attempt.lost) {
      attempt = { ...attempt, ...restoreLost(workbook, input, { ...attempt, lost: attempt.lost }) };
      continue;
    }
    const merge = mergeRecords(withCreatedRows(input, attempt), attempt.now.grid, attempt.learned);
    const before = { ...attempt.now, grid: withHitColumns(attempt.now.grid, merge.blocks, resource) };
    const present = before.grid;
    if (tries === 1) attempt.created = new Map(Array.from(merge.created, ([index, key]) => [before.rows[index] ?? '', key]));
    touched ??= merge.result.touched;
    const result: UpsertResult = {
      ...merge.result,
      ...(touched ? { touched } : {}),
      changed: Math.max(merge.result.changed, attempt.changed),
      added: merge.result.added + attempt.done.added,
      removed: merge.result.removed + attempt.done.removed,
      ...withReplaced(attempt.unkept),
    };
    if (attempt.guard === 'apostrophe') result.unformatted = true;
    if (attempt.learned.refused.size > 0) result.refused = refusedCells(present, attempt.learned);
    const lookAgain = (displaced: Writes['displaced']) => {
      const { now, lost } = settleTab(before, { ...UNWRITTEN, displaced }, readTab(present.sheet, resource), {
        resource,
        zone: workbook.timeZone(),
        shown: shownIn(input),
      });
      return { ...attempt, now, lost };
    };
    if (isDone(merge)) {
      if (present.areas && !isUnchanged(present)) {
        attempt = lookAgain(new Map());
        continue;
      }
      if (isOpen) {
        if (isEditable(resource)) forgetTyped(input.document, id);
        close(workbook, input, id);
      }
      return result;
    }
    if (!present.areas) assertNoMergedCells(present);
    const writes = writesOf(merge, before);
    if (writes.meant.size + writes.removing.length > 0) {
      isOpen = true;
      if (!isEditable(resource)) noteTicket(input.document, id);
      storeTicket(workbook, id, packTicket(before, withNewRows({ before, merge, writes }, input)));
      if (!result.snapshot || !stage) workbook.flush();
    }
    const used = result.snapshot && stage?.(result.snapshot);
    // Later, blank rows below ours can be those of this run.
    if (used !== undefined && tries === 1) attempt.inserted = Math.max(attempt.inserted, present.usedRows - used);
    // What is typed from here on can be hit by the write.
    if (isEditable(resource)) forgetTyped(input.document, id);
    if (!isUnchanged(present)) {
      attempt = lookAgain(writes.displaced);
      continue;
    }
    const { guard, inserted } = attempt;
    const outcome = flushMerge(workbook, input, { merge, before, guard, inserted, writes, hasTicket: isOpen });
    input = { ...input, snapshot: withoutUnknown(input.snapshot, outcome) };
    const unsure = unsureIn(outcome.now, outcome.unknown, resource);
    const unkept = joined(attempt.unkept, { ...outcome.unkept, cells: [...outcome.unkept.cells, ...unsure] });
    if (outcome.is === 'written' && (outcome.back.size === 0 || tries === MAX_TRIES + refusals)) {
      if (outcome.isNoted) forgetTyped(input.document, id);
      if (isOpen) close(workbook, input, id);
      return { ...result, ...withReplaced(joined(unkept, { cells: namesOf(before, outcome.back, resource), more: 0 })) };
    }
    if (typeof outcome.is === 'object' && refusals < MAX_REFUSALS) refusals += 1;
    attempt = { ...attempt, now: outcome.now, lost: outcome.lost, ...learnedFrom(outcome, attempt, { merge, resource }), unkept };
  }
  throw new StopError(
    'tab-moving',
    say`Rows in “${contents.name}” kept changing during the refresh.`,
    say`Wait until all edits are finished, then refresh it again.`,
  );
}

/** Forgets the ticket of a write that is known to be in the right cells. */
function close(workbook: Workbook, { resource, document }: UpsertInput, sheet: number): void {
  dropTicket(workbook, sheet);
  if (!isEditable(resource)) forgetTicketNote(document, sheet);
}

/** Returns an input that gives new records to the rows that the first try has found. What it has written into their Status can be elsewhere by now. */
function withCreatedRows(input: UpsertInput, { now, created }: Attempt): UpsertInput {
  if (created.size === 0) return input;
  const keys = now.rows.flatMap((id, index): [number, string][] => {
    const key = created.get(id);
    return key === undefined ? [] : [[index, key]];
  });
  return { ...input, createdRows: new Map(keys) };
}

/** A cell whose right value isn't known has no base, so what stands there is no edit. */
function withoutUnknown(snapshot: Snapshot, { now, unknown }: Outcome): Snapshot {
  const blank = unknown.filter(({ isFilled }) => !isFilled);
  if (blank.length === 0) return snapshot;
  const known: Snapshot = new Map(snapshot);
  for (const { index, column } of blank) {
    const key = now.grid.keys[index] ?? '';
    const row = known.get(key);
    if (row) known.set(key, { ...row, bases: { ...row.bases, [column]: undefined } });
  }
  return known;
}

function joined(a: ReplacedEntries, b: ReplacedEntries): ReplacedEntries {
  return { cells: [...a.cells, ...b.cells], more: a.more + b.more };
}

function withReplaced(replaced: ReplacedEntries): Pick<UpsertResult, 'replaced'> {
  return replaced.cells.length + replaced.more > 0 ? { replaced } : {};
}

interface Attempt {
  now: Tracked<Contents>;
  lost: LostRows | undefined;
  learned: Learned;
  /** Keys of new records by the identity of the row that gets them. */
  created: ReadonlyMap<string, string>;
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

/** Returns what the next try does in another way. */
function learnedFrom(
  { is, now, inserted }: Outcome,
  attempt: Attempt,
  { merge, resource }: { merge: Merge; resource: Resource },
): Partial<Attempt> {
  const learned = withWritten(attempt.learned, merge);
  const next = { inserted, learned, changed: Math.max(attempt.changed, merge.result.changed) };
  if (is === 'moved') return next;
  if (is === 'written') {
    const { added, removed } = merge.result;
    return { ...next, inserted: 0, done: { added: attempt.done.added + added, removed: attempt.done.removed + removed } };
  }
  if (is.refused.length > 0)
    return { ...next, now: leftAsShown(now, is.refused, resource), learned: withRefused(learned, merge, is.refused) };
  // A table of Sheets has formats of its own and takes no others: then only values are written.
  if (attempt.guard === 'format') return { ...next, guard: 'apostrophe' };
  if (learned.keepsRows) throw cannotWrite(now.grid);
  // Rows can be protected, too: then none are added or removed.
  return { ...next, guard: 'format', learned: { ...learned, keepsRows: true } };
}

/** Returns the refused cells with some more. Rows without a key are told apart by their index. */
function withRefused(learned: Learned, merge: Merge, cells: readonly WrittenCell[]): Learned {
  const refused = new Map(learned.refused);
  for (const { row, column } of cells) refused.set(merge.cellName(row, column) ?? '', { row, column });
  return { ...learned, refused };
}

/** Returns the refused cells by the keys of their rows, or what else their rows are known by. */
function refusedCells({ headers }: Contents, { refused }: Learned): RefusedCell[] {
  return Array.from(refused, ([name, { row, column }]) => ({
    row,
    header: headers[column - 1] ?? '',
    of: name.slice(0, name.indexOf(':')),
  }));
}

function withWritten(learned: Learned, merge: Merge): Learned {
  const written = new Map(learned.written);
  for (const { row, column, value } of merge.blocks.flatMap(cellsOf)) {
    const name = merge.cellName(row, column);
    // An unsent edit that was put back stays one.
    if (name !== undefined && !merge.isKept(row, column)) written.set(name, value);
  }
  return { ...learned, written };
}
