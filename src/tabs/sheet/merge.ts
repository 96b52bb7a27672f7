// What a pull or a send changes in a tab: records meet the rows as they stand, by key, and everything that a person typed
// stays. Pure: contents and snapshot in, blocks and the new snapshot out.
import { isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellContext, cellShows, encodeCell } from '../cells/codec.ts';
import { EDITED, encodeStatus, intentIn, type Status, status } from '../cells/status-text.ts';
import { baseOf, type Snapshot, type SnapshotRow, showsBase, UNKNOWN } from '../memory/snapshot.ts';
import { type Block, planBlocks } from './blocks.ts';
import { ACTION, STATUS } from './columns.ts';
import { fingerprintOf, snapshotRow, updatedOf } from './row-fingerprint.ts';
import { type Contents, cellAt } from './tab.ts';

/** What comes to a tab. */
export interface UpsertInput {
  resource: Resource;
  context: CellContext;
  /** By key, in the order in which new ones are added. */
  records: ReadonlyMap<string, Record_>;
  /** Keys of records that are known to be gone. */
  gone: ReadonlySet<string>;
  snapshot: Snapshot;
  /** Nothing is remembered of the tab: cells that differ from their record stay, for the person to decide. */
  keepCells?: boolean;
  /** What the Status of a row shall say, by its key or by the intent that its Status names. */
  marks?: ReadonlyMap<string, Mark>;
  /** Keys of new records by the intent that their row's Status names: the row gets the key. */
  born?: ReadonlyMap<string, string>;
}

export interface Mark {
  status: Status | 'blank';
  clearAction: boolean;
}

export interface UpsertResult {
  added: number;
  /** Rows in which a cell changed. */
  changed: number;
  removed: number;
  /** Rows of gone records that stay because they hold a person's entries. */
  marked: number;
  /** Cells with unsent edits that were left alone. */
  kept: number;
  /** What the tab shows now, to be stored after the flush. Undefined when it is the same as before. */
  snapshot: Snapshot | undefined;
  rows: number;
  /** Formats and drop-downs could not be set. */
  undressed?: true;
}

export interface Merge {
  brought: UpsertResult;
  blocks: Block[];
  /** New records, for rows below the last one of ours. */
  adding: Record_[];
  /** Rows of the sheet to delete or, where rows have no identity, to blank. */
  deleting: number[];
  /** Keys of the rows that stay, in their order. */
  staying: string[];
  /** `key:column` of a cell of a record that this merge writes; nothing for cells that are only written back. */
  recordCell(row: number, column: number): string | undefined;
}

/** `written` holds cells that an earlier try of the same run has written, by `key:column`: they are not edits of a person. */
export function mergeRecords(bringing: UpsertInput, contents: Contents, written: ReadonlyMap<string, Cell>): Merge {
  const { resource, records, gone, context } = bringing;
  const fields = resource.fields.flatMap((field) => {
    const column = contents.columns.get(field.name);
    return column === undefined || field.writeOnly ? [] : [{ field, column }];
  });
  const fieldAt = new Map(fields.map(({ field, column }) => [column, field]));
  const intents = contents.values.map((_, index) => intentIn(String(cellAt(contents, index, STATUS))) ?? '');
  const keys = contents.keys.map((key, index) => key || (bringing.born?.get(intents[index] ?? '') ?? ''));
  // What is remembered of a row outlives the row: people cut rows and put them back.
  const snapshot: Snapshot = new Map(bringing.snapshot);
  const doubled = duplicateKeys(keys);
  const changes = collectChanges(contents);
  const recordAt = new Map<number, Record_>();
  const untouchable = new Set<string>();
  const deleting: number[] = [];
  const staying: string[] = [];
  let kept = 0;
  let marked = 0;

  keys.forEach((key, index) => {
    const row = index + 2;
    const mark = bringing.marks?.get(key) ?? bringing.marks?.get(intents[index] ?? '');
    if (mark) changes.say(STATUS, index, mark.status === 'blank' ? '' : encodeStatus(mark.status));
    if (mark?.clearAction) changes.say(ACTION, index, '');
    const record = records.get(key);
    const old = bringing.snapshot.get(key);
    if (key !== '' && gone.has(key) && !record) {
      if (!holdsEntries(bringing, contents, index, old)) {
        deleting.push(row);
        snapshot.delete(key);
        return;
      }
      marked += 1;
      changes.say(STATUS, index, encodeStatus(status.rowKept()));
    }
    if (row <= contents.lastRow) staying.push(key);
    if (key === '') return;
    // Of two rows with one key nobody knows which is meant: both stay as they are, until the person decides.
    if (!record || doubled.has(key)) return;
    recordAt.set(row, record);
    const bases: SnapshotRow['bases'] = shownOnly(resource, contents, old?.bases ?? {});
    const keptBefore = kept;
    for (const { field, column } of fields) {
      const place = `${row}:${column}`;
      const value = record[field.name];
      const cell = contents.values[index]?.[column - 1] ?? '';
      const same = value !== undefined && cellShows(field, cell, value, context);
      // A base may be null: what a cell showed that was blank.
      const base = bringing.keepCells && !(field.name in bases) && cell !== '' ? UNKNOWN : bases[field.name];
      const edited = field.write && !showsBase(field, cell, base, context) && written.get(`${key}:${column}`) !== cell;
      if (value === undefined) untouchable.add(place);
      else if (edited && !same) {
        kept += 1;
        untouchable.add(place);
        bases[field.name] = base;
      } else {
        // The base moves only together with its cell.
        if (field.write) bases[field.name] = baseOf(value);
        if (!same) changes.add(row, column);
        else if ((contents.formulas[index]?.[column - 1] ?? '') !== '') untouchable.add(place);
      }
    }
    if (kept === keptBefore && cellAt(contents, index, STATUS) === EDITED && !mark && cellAt(contents, index, ACTION) === '')
      changes.say(STATUS, index, '');
    if (isEditable(resource))
      snapshot.set(key, { updated: updatedOf(resource, record), fixed: fingerprintOf(resource, record, context), bases });
  });

  const known = new Set(keys);
  const adding = Array.from(records).filter(([key]) => !known.has(key));
  if (isEditable(resource)) {
    for (const [key, record] of adding) {
      const row = snapshotRow(resource, record, context);
      snapshot.set(key, { ...row, bases: shownOnly(resource, contents, row.bases) });
    }
  }
  const isOurs = (row: number, column: number) => fieldAt.has(column) && recordAt.has(row) && !untouchable.has(`${row}:${column}`);
  const blocks = planBlocks({
    changed: changes.rows,
    wanted: (row, column) => {
      const field = isOurs(row, column) ? fieldAt.get(column) : undefined;
      const value = field && encodeCell(field, recordAt.get(row)?.[field.name], context);
      return changes.said.get(`${row}:${column}`) ?? value;
    },
    asItIs: (row, column) => contents.formulas[row - 2]?.[column - 1] || (contents.values[row - 2]?.[column - 1] ?? ''),
  });
  return {
    blocks,
    adding: adding.map(([, record]) => record),
    deleting,
    staying,
    recordCell: (row, column) => (isOurs(row, column) ? `${keys[row - 2]}:${column}` : undefined),
    brought: {
      added: adding.length,
      changed: changes.changedRows(),
      removed: deleting.length,
      marked,
      kept,
      snapshot: sameSnapshot(snapshot, bringing.snapshot) ? undefined : snapshot,
      rows: keys.filter((key) => key !== '').length + adding.length - deleting.length,
    },
  };
}

/** Keys that stand in more than one row. */
export function duplicateKeys(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const key of keys) {
    if (key !== '' && seen.has(key)) doubled.add(key);
    seen.add(key);
  }
  return doubled;
}

/** Cells that must change, by column, and what Status and Action cells shall say. Rows have to come in rising order. */
function collectChanges(contents: Contents) {
  const rows = new Map<number, number[]>();
  const said = new Map<string, Cell>();
  const add = (row: number, column: number) => {
    const ofColumn = rows.get(column) ?? [];
    ofColumn.push(row);
    rows.set(column, ofColumn);
  };
  return {
    rows,
    said,
    add,
    say(name: string, index: number, text: string) {
      const column = contents.columns.get(name);
      if (column === undefined || cellAt(contents, index, name) === text) return;
      said.set(`${index + 2}:${column}`, text);
      add(index + 2, column);
    },
    changedRows: () => new Set(Array.from(rows.values()).flat()).size,
  };
}

/** A column that is not there shows nothing. Brought back, it is filled anew: its blanks are no edits. */
function shownOnly(resource: Resource, contents: Contents, bases: SnapshotRow['bases']): SnapshotRow['bases'] {
  return Object.fromEntries(
    resource.fields
      .filter(({ name, writeOnly }) => name in bases && (writeOnly || contents.columns.has(name)))
      .map(({ name }) => [name, bases[name]]),
  );
}

/** Does a row hold an unsent edit, or a constant in a column of the person? Rows without identity never do. */
function holdsEntries(bringing: UpsertInput, contents: Contents, index: number, old: SnapshotRow | undefined): boolean {
  if (bringing.resource.key === undefined) return false;
  // A row that no pull has shown was typed by the person.
  if (!old && isEditable(bringing.resource)) return true;
  const ours = new Set(contents.columns.values());
  const row = contents.values[index] ?? [];
  const personal = row.some((cell, at) => !ours.has(at + 1) && cell !== '' && (contents.formulas[index]?.[at] ?? '') === '');
  const edited = bringing.resource.fields.some(
    (field) => field.write && !showsBase(field, cellAt(contents, index, field.name), old?.bases[field.name], bringing.context),
  );
  return personal || edited;
}

function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  if (a.size !== b.size) return false;
  for (const [key, row] of a) {
    const other = b.get(key);
    if (!other || other.updated !== row.updated || other.fixed !== row.fixed || JSON.stringify(other.bases) !== JSON.stringify(row.bases))
      return false;
  }
  return true;
}
