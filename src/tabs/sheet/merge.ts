// What a pull or a send changes in a tab: records meet the rows by key, and everything that the user typed stays.
// Pure: contents and snapshot in, blocks to write and the new snapshot out.
import { isEditable, writableFields } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { encodeCell } from '../cells/codec.ts';
import type { Touched } from '../memory/changes.ts';
import type { Snapshot } from '../memory/snapshot.ts';
import { type Block, planBlocks } from './blocks.ts';
import { type AddedRow, matchRows, type UpsertInput } from './match-rows.ts';
import { type Learned, type MergedRow, mergeRow, shownFields } from './merge-row.ts';
import type { ReplacedEntries } from './replaced-entries.ts';
import { fingerprintsIn, snapshotRowsIn, updatedOf } from './row-fingerprint.ts';
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
  /** The keys of rows that are added, and of those in which a cell changed. */
  touched?: Touched;
  /** Formats and drop-downs could not be set. */
  unformatted?: true;
  /** Cells that Google didn't let us write. They show what they showed. */
  refused?: readonly RefusedCell[];
  /** How many rows Google didn't let us add or remove. */
  keptRows?: number;
  /** What users typed during the write and couldn't be kept. */
  replaced?: ReplacedEntries;
}

export interface RefusedCell {
  row: number;
  header: string;
  /** The key of its row. */
  of: string;
}

/** What is written into a tab at once. */
export interface Changes {
  blocks: readonly Block[];
  /** New records, for rows below the last one of ours. The key is blank if Catalog hasn't created the record yet. */
  added: readonly AddedRow[];
  /** Rows of the sheet to delete or, if rows have no identity, to blank. */
  deleting: readonly number[];
  /** Formulas of the user that a write in the wrong place has replaced, by place. */
  formulas: readonly [row: number, column: number, formula: string][];
  /** Keys of all rows once it's written. */
  keys: readonly string[];
}

export interface Merge extends Changes {
  result: UpsertResult;
  /** Keys of new records, by index of the row that gets them. */
  created: ReadonlyMap<number, string>;
  /** Returns `key:field` of the cell of a record, or `row index:field` in a row without a key. Undefined in columns of the user. */
  cellName(row: number, column: number): string | undefined;
  /** Returns whether a cell holds an unsent edit or a formula, or isn't Catalog's at all. */
  isKept(row: number, column: number): boolean;
}

export function mergeRecords(input: UpsertInput, contents: Contents, learned: Learned): Merge {
  const { context } = input;
  const fields = shownFields(input.resource, contents);
  const matched = learned.keepsRows ? withoutChanges(matchRows(input, contents)) : matchRows(input, contents);
  const isWhole = writableFields(input.resource).every(({ name, writeOnly }) => writeOnly || contents.columns.has(name));
  const rows = matched.rows.map((row) => mergeRow(row, { input, contents, fields, isWhole, learned }));
  const staying = rows.filter(({ fate }) => fate !== 'deleted');
  const snapshot = mergedSnapshot(input, contents, rows, matched.added);
  const fieldAt = new Map(fields.map(({ field, column }) => [column, field]));
  const nameAt = new Map(Array.from(contents.columns, ([name, column]) => [column, name]));
  const showsRecord = (row: MergedRow | undefined, column: number) => row?.record && !row.untouchable.includes(column);
  const wanted = (row: number, column: number): Cell | undefined => {
    const merged = rows[row - 2];
    const field = showsRecord(merged, column) ? fieldAt.get(column) : undefined;
    return merged?.texts.get(column) ?? (field && encodeCell(field, merged?.record?.[field.name], context));
  };
  const { changed, formulas } = withWrongCells(changedRows(rows), contents, wanted);
  return {
    blocks: planBlocks({
      changed,
      wanted: (row, column) =>
        wanted(row, column) ?? (contents.wrong?.has(`${row}:${column}`) ? contents.values[row - 2]?.[column - 1] : undefined),
    }),
    added: matched.added,
    deleting: rows.filter(({ fate }) => fate === 'deleted').map(({ index }) => index + 2),
    formulas,
    keys: keysAfter(
      contents,
      rows,
      matched.added.map(([key]) => key),
    ),
    created: new Map(rows.filter(({ index, key }) => key !== '' && contents.keys[index] === '').map(({ index, key }) => [index, key])),
    cellName: (row, column) => {
      const name = nameAt.get(column);
      return name === undefined ? undefined : `${rows[row - 2]?.key || row - 2}:${name}`;
    },
    isKept: (row, column) => !fieldAt.has(column) || rows[row - 2]?.record === undefined || !showsRecord(rows[row - 2], column),
    result: {
      added: matched.added.length,
      touched: { added: matched.added.map(([key]) => key), changed: rows.filter(isChanged).map(({ key }) => key) },
      changed: rows.filter(isChanged).length,
      removed: rows.length - staying.length,
      marked: rows.filter(({ fate }) => fate === 'kept').length,
      kept: rows.reduce((sum, { keptEdits }) => sum + keptEdits, 0),
      ...(learned.keepsRows ? { keptRows: countChanges(matchRows(input, contents)) } : {}),
      snapshot: isSameSnapshot(snapshot, input.snapshot) ? undefined : snapshot,
      rows: staying.filter(({ key }) => key !== '').length + matched.added.length,
    },
  };
}

function isChanged({ changed, texts }: MergedRow): boolean {
  return changed.length + texts.size > 0;
}

type Matched = ReturnType<typeof matchRows>;

/** Returns the rows without new and removed ones. */
function withoutChanges({ rows }: Matched): Matched {
  return { rows: rows.map((row) => (row.fate === 'deleted' ? { ...row, fate: 'stays' } : row)), added: [] };
}

function countChanges({ rows, added }: Matched): number {
  return added.length + rows.filter(({ fate }) => fate === 'deleted').length;
}

function keysAfter({ lastRow }: Contents, rows: readonly MergedRow[], added: readonly string[]): string[] {
  const keysOf = (some: readonly MergedRow[]) => some.filter(({ fate }) => fate !== 'deleted').map(({ key }) => key);
  return [...keysOf(rows.slice(0, lastRow - 1)), ...added, ...keysOf(rows.slice(lastRow - 1))];
}

/** Adds to the changed cells those that show what belongs elsewhere. Formulas can't be written together with values. */
function withWrongCells(
  changed: Map<number, number[]>,
  { wrong, formulas }: Contents,
  wanted: (row: number, column: number) => Cell | undefined,
): { changed: Map<number, number[]>; formulas: [number, number, string][] } {
  const filled: [number, number, string][] = [];
  for (const place of wrong?.keys() ?? []) {
    const [row = 0, column = 0] = place.split(':').map(Number);
    const formula = formulas[row - 2]?.[column - 1] ?? '';
    const rows = changed.get(column) ?? [];
    if (formula !== '' && wanted(row, column) === undefined) filled.push([row, column, formula]);
    else if (!rows.includes(row))
      changed.set(
        column,
        [...rows, row].sort((a, b) => a - b),
      );
  }
  return { changed, formulas: filled };
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
  added: readonly AddedRow[],
): Snapshot {
  const merged: Snapshot = new Map(snapshot);
  for (const { key, fate } of rows) if (fate === 'deleted') merged.delete(key);
  if (!isEditable(resource)) return merged;
  const tab = { resource, contents, context };
  const fingerprint = fingerprintsIn(tab);
  for (const { key, record, isBeside, bases } of rows) {
    if (!record || isBeside || !bases) continue;
    const row = { updated: updatedOf(resource, record), readOnlyFingerprint: fingerprint(record), bases };
    const old = snapshot.get(key);
    const isSame = old?.bases === bases && old.updated === row.updated && old.readOnlyFingerprint === row.readOnlyFingerprint;
    if (!isSame) merged.set(key, row);
  }
  const toRow = snapshotRowsIn(
    tab,
    writableFields(resource).filter(({ name, writeOnly }) => !writeOnly && contents.columns.has(name)),
  );
  added.forEach(([key, record]) => void merged.set(key, toRow(record)));
  return merged;
}

function isSameSnapshot(a: Snapshot, b: Snapshot): boolean {
  if (a.size !== b.size) return false;
  for (const [key, row] of a) {
    const other = b.get(key);
    if (other === row) continue;
    if (other?.updated !== row.updated || other.readOnlyFingerprint !== row.readOnlyFingerprint) return false;
    if (JSON.stringify(other.bases) !== JSON.stringify(row.bases)) return false;
  }
  return true;
}
