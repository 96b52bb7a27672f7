// Rows that the next send creates in Catalog. They have no key yet, so no later look can tell which row is which: the cells are written and
// checked first, and only then the Action that arms them. A run that's killed in between leaves rows that a review doesn't send.
import type { Record_ } from '../../catalog/resource.ts';
import { encodeCell } from '../cells/codec.ts';
import type { Files } from './bases.ts';
import { planBlocks } from './blocks.ts';
import { ACTION } from './columns.ts';
import { flushMerge, writesOf } from './flush-merge.ts';
import { actionWord } from './former-actions.ts';
import type { AddedRow } from './match-rows.ts';
import type { Changes } from './merge.ts';
import { type Contents, cannotWrite, cellAt, moving, type OpenTab, readTab } from './tab.ts';
import { track } from './tracked.ts';
import type { TextGuard } from './write-blocks.ts';
import { changesLeft, writeInRows } from './write-in-rows.ts';
import { showsWritten } from './written.ts';

const MAX_TRIES = 5;

/**
 * Adds rows with the Action *create* below the last one of ours, and returns the first of them. What a write got wrong is put right. Throws
 * StopError if users keep changing the layout, or Google refuses the rows. The caller holds the document lock.
 */
export function appendRows(files: Files, tab: OpenTab, records: readonly Record_[]): number {
  const { resource, context } = tab;
  const added = records.map((record): AddedRow => ['', record]);
  let before = track(tab.contents);
  let left: Pick<Changes, 'blocks' | 'formulas'> = { blocks: [], formulas: [] };
  let inserted = 0;
  let guard: TextGuard = 'format';
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const merge: Changes = { ...left, added, deleting: [], keys: keysAfter(before.grid, records.length) };
    const writes = writesOf(merge, before);
    const outcome = flushMerge(files.workbook, { resource, context, document: files.document }, { merge, before, guard, inserted, writes });
    if (outcome.is === 'written') return arm(files, tab, records);
    if (outcome.is !== 'moved') {
      // A table of Sheets has formats of its own and takes no others: then only values are written.
      if (guard === 'apostrophe') throw cannotWrite(before.grid);
      guard = 'apostrophe';
    }
    ({ now: before, inserted } = outcome);
    left = changesLeft(before, new Map(), context.zone);
  }
  throw moving(tab.contents.sheet);
}

/** Returns the keys of all rows once there are so many new ones. */
function keysAfter({ keys, lastRow }: Contents, added: number): string[] {
  return [...keys.slice(0, lastRow - 1), ...Array.from({ length: added }, () => ''), ...keys.slice(lastRow - 1)];
}

/** Writes the Action of rows that were added, wherever users have moved them by now. Returns the first of them. */
function arm(files: Files, { contents: { sheet }, resource, context }: OpenTab, records: readonly Record_[]): number {
  const contents = readTab(sheet, resource);
  const column = contents.columns.get(ACTION);
  const rows = rowsOf({ contents, resource, context }, records);
  if (column === undefined || rows.length < records.length) throw moving(sheet);
  const blocks = planBlocks({ changed: new Map([[column, rows]]), wanted: () => actionWord('create') });
  if (writeInRows(files, { contents, resource, context }, blocks).length > 0) throw cannotWrite(contents);
  return rows[0] ?? contents.lastRow;
}

/** Returns the rows of the sheet that show these new records and aren't armed yet, in rising order. */
function rowsOf({ contents, resource, context }: OpenTab, records: readonly Record_[]): number[] {
  const shown = resource.fields.filter(({ name }) => contents.columns.has(name));
  const expected = records.map((record) => shown.map((field) => [field.name, encodeCell(field, record[field.name], context)] as const));
  // If another row happens to show the same, the last ones are ours.
  const free = contents.keys.flatMap((key, index) => (key === '' && cellAt(contents, index, ACTION) === '' ? [index] : [])).reverse();
  const ours = expected.reverse().flatMap((cells) => {
    const at = free.findIndex((index) => cells.every(([name, value]) => showsWritten(cellAt(contents, index, name), value, context.zone)));
    return at < 0 ? [] : free.splice(at, 1);
  });
  return ours.map((index) => index + 2).sort((a, b) => a - b);
}
