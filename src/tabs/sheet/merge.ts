// What a pull or a send changes in a tab: records meet the rows by key, and everything that the user typed stays.
// Pure: contents and snapshot in, blocks to write and the new snapshot out.
import { isEditable, type Record_ } from '../../catalog/resource.ts';
import { encodeCell } from '../cells/codec.ts';
import type { Snapshot } from '../memory/snapshot.ts';
import { type Block, planBlocks } from './blocks.ts';
import { matchRows, type UpsertInput } from './match-rows.ts';
import { type MergedRow, mergeRow, shownBases, shownFields, type WrittenCells } from './merge-row.ts';
import { snapshotRow } from './row-fingerprint.ts';
import type { Contents } from './tab.ts';

export interface UpsertResult {
  added: number;
  /** Rows in which a cell changed. */
  changed: number;
  removed: number;
  /** Rows of deleted records that stay because they hold entries of the user. */
  marked: number;
  /** Cells with unsent edits that were left alone. */
  kept: number;
  /** What the tab shows now, to be stored after the flush. Undefined if it's the same as before. */
  snapshot: Snapshot | undefined;
  rows: number;
  /** Formats and drop-downs could not be set. */
  unformatted?: true;
}

export interface Merge {
  result: UpsertResult;
  blocks: Block[];
  /** New records, for rows below the last one of ours. */
  added: Record_[];
  /** Rows of the sheet to delete or, if rows have no identity, to blank. */
  deleting: number[];
  /** Keys of the rows that stay, in their order. */
  staying: string[];
  /** Returns `key:column` of a record's cell that this merge writes. Undefined for cells that are only written back. */
  recordCell(row: number, column: number): string | undefined;
}

export function mergeRecords(input: UpsertInput, contents: Contents, written: WrittenCells): Merge {
  const { context } = input;
  const fields = shownFields(input.resource, contents);
  const matched = matchRows(input, contents);
  const added = matched.added.map(([, record]) => record);
  const rows = matched.rows.map((row) => mergeRow(row, { input, contents, fields, written }));
  const staying = rows.filter(({ fate }) => fate !== 'deleted');
  const snapshot = mergedSnapshot(input, contents, rows, matched.added);
  const fieldAt = new Map(fields.map(({ field, column }) => [column, field]));
  const showsRecord = (row: MergedRow | undefined, column: number) => row?.record && !row.untouchable.includes(column);
  return {
    blocks: planBlocks({
      changed: changedRows(rows),
      wanted: (row, column) => {
        const merged = rows[row - 2];
        const field = showsRecord(merged, column) ? fieldAt.get(column) : undefined;
        return merged?.texts.get(column) ?? (field && encodeCell(field, merged?.record?.[field.name], context));
      },
      asItIs: (row, column) => contents.formulas[row - 2]?.[column - 1] || (contents.values[row - 2]?.[column - 1] ?? ''),
    }),
    added,
    deleting: rows.filter(({ fate }) => fate === 'deleted').map(({ index }) => index + 2),
    staying: staying.filter(({ index }) => index + 2 <= contents.lastRow).map(({ key }) => key),
    recordCell: (row, column) =>
      fieldAt.has(column) && showsRecord(rows[row - 2], column) ? `${rows[row - 2]?.key}:${column}` : undefined,
    result: {
      added: added.length,
      changed: rows.filter(({ changed, texts }) => changed.length + texts.size > 0).length,
      removed: rows.length - staying.length,
      marked: rows.filter(({ fate }) => fate === 'kept').length,
      kept: rows.reduce((sum, { keptEdits }) => sum + keptEdits, 0),
      snapshot: isSameSnapshot(snapshot, input.snapshot) ? undefined : snapshot,
      rows: staying.filter(({ key }) => key !== '').length + added.length,
    },
  };
}

/** Returns the rows of the sheet in which a cell changes, in rising order, by column. */
function changedRows(rows: readonly MergedRow[]): Map<number, number[]> {
  const byColumn = new Map<number, number[]>();
  for (const { index, changed, texts } of rows) {
    for (const column of [...changed, ...texts.keys()]) {
      const ofColumn = byColumn.get(column);
      if (ofColumn) ofColumn.push(index + 2);
      else byColumn.set(column, [index + 2]);
    }
  }
  return byColumn;
}

/** Returns what the tab shows after the merge. Entries of rows that aren't there stay: users cut rows and paste them back. */
function mergedSnapshot(
  { resource, context, snapshot }: UpsertInput,
  contents: Contents,
  rows: readonly MergedRow[],
  added: readonly [key: string, record: Record_][],
): Snapshot {
  const merged: Snapshot = new Map(snapshot);
  for (const { key, fate } of rows) if (fate === 'deleted') merged.delete(key);
  if (!isEditable(resource)) return merged;
  for (const { key, record, bases } of rows) {
    if (record && bases) merged.set(key, { ...snapshotRow(resource, record, context), bases });
  }
  for (const [key, record] of added) {
    const row = snapshotRow(resource, record, context);
    merged.set(key, { ...row, bases: shownBases(resource, contents, row.bases) });
  }
  return merged;
}

function isSameSnapshot(a: Snapshot, b: Snapshot): boolean {
  if (a.size !== b.size) return false;
  for (const [key, row] of a) {
    const other = b.get(key);
    if (other?.updated !== row.updated || other.readOnlyFingerprint !== row.readOnlyFingerprint) return false;
    if (JSON.stringify(other.bases) !== JSON.stringify(row.bases)) return false;
  }
  return true;
}
