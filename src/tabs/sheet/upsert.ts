// Brings records into a tab in place, by key, without touching what the user typed, and remembers what the tab then shows.
// The user can sort or type at any moment: read, compute, check that the tab is unchanged, write, flush, check again.
import { StopError } from '../../base/problem.ts';
import { isEditable, type Resource } from '../../catalog/resource.ts';
import type { Cell, Workbook } from '../../platform/ports.ts';
import { commitSnapshot, type Snapshot, type StagedSnapshot, stageSnapshot } from '../memory/snapshot.ts';
import type { Block } from './blocks.ts';
import { STATUS } from './columns.ts';
import type { UpsertInput } from './match-rows.ts';
import { type Merge, mergeRecords, type UpsertResult } from './merge.ts';
import type { WrittenCells } from './merge-row.ts';
import { formulasToFill, makeRoom, writeNewRows } from './new-rows.ts';
import { assertNoMergedCells, type Contents, readKeys, readTab } from './tab.ts';
import { removeRows, type TextGuard, writeBlocks } from './write-blocks.ts';

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
  const { resource, context } = input;
  let now = contents;
  let guard: TextGuard = 'format';
  let written: WrittenCells = new Map();
  /** Blank rows that this run, or a killed one, has inserted below the last row of ours. */
  let inserted = 0;
  /** Rows that an earlier try has changed, as far as it got. */
  let changed = 0;
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const merge = mergeRecords(input, now, written);
    const result: UpsertResult = { ...merge.result, changed: Math.max(merge.result.changed, changed) };
    if (guard === 'apostrophe') result.unformatted = true;
    if (merge.blocks.length === 0 && merge.added.length === 0 && merge.deleting.length === 0) return result;
    assertNoMergedCells(now);
    const used = result.snapshot && stage?.(result.snapshot);
    if (used !== undefined) inserted = Math.max(inserted, now.usedRows - used);
    if (isUnchanged(now)) {
      try {
        writeBlocks(now, inSafeOrder(merge.blocks, now, resource), resource, guard);
        written = withRecordCells(written, merge);
        if (merge.added.length > 0) {
          const formulas = formulasToFill(now);
          inserted = makeRoom(now, merge.added.length, inserted);
          writeNewRows({ contents: now, resource, context }, { records: merge.added, action: '', guard, formulas });
        }
        removeRows(now, resource, merge.deleting);
        workbook.flush();
      } catch {
        if (guard === 'apostrophe') throw cannotWrite(now);
        changed = merge.result.changed;
        // A table of Sheets has formats of its own and takes no others: then only values are written.
        guard = 'apostrophe';
        now = readTab(now.sheet, resource);
        continue;
      }
      const keys = readKeys(now, resource);
      // Deleted rows are gone and new ones are at the end, so only a sort changes the keys of the rows that stay.
      if (merge.staying.every((key, index) => key === keys[index])) return result;
    }
    now = readTab(now.sheet, resource);
  }
  throw new StopError(
    'tab-moving',
    `Rows in “${now.name}” kept changing during the refresh.`,
    'Wait until all edits are finished, then refresh it again.',
  );
}

/** Google's own message is in the user's language, so the causes can't be told apart. */
function cannotWrite({ name }: Contents): StopError {
  return new StopError(
    'cannot-write',
    `Google didn’t let Catalog Sync write to the “${name}” tab.`,
    'Check whether the tab is protected. Remove the protection, then try again.',
  );
}

/** Returns whether the tab still holds what was read: the user didn't type or sort since then. */
function isUnchanged({ sheet, values }: Contents): boolean {
  const [first] = values;
  if (!first) return true;
  const again = sheet.values({ row: 2, column: 1, rows: values.length, columns: first.length });
  return again.every((row, index) => row.every((cell, at) => isSameCell(cell, values[index]?.[at])));
}

function isSameCell(a: Cell, b: Cell | undefined): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

/** Puts a new key before the Status with its intent: a killed run finds the row by one or the other. */
function inSafeOrder(blocks: readonly Block[], { columns }: Contents, resource: Resource): Block[] {
  const has = ({ column, values }: Block, wanted: number | undefined) =>
    wanted !== undefined && wanted >= column && wanted < column + (values[0]?.length ?? 0);
  const keyColumn = resource.key === undefined ? undefined : columns.get(resource.key);
  const isLate = (block: Block) => has(block, columns.get(STATUS)) && !has(block, keyColumn);
  return [...blocks.filter((block) => !isLate(block)), ...blocks.filter(isLate)];
}

/** Returns the written cells with those of another merge, by `key:column`. */
function withRecordCells(written: WrittenCells, merge: Merge): WrittenCells {
  const cells = new Map(written);
  for (const { row, column, values } of merge.blocks) {
    values.forEach((line, down) => {
      line.forEach((cell, right) => {
        const place = merge.recordCell(row + down, column + right);
        if (place !== undefined) cells.set(place, cell);
      });
    });
  }
  return cells;
}
