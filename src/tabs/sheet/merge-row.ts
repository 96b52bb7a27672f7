// What changes in the cells of one row that shows a record: the record's values go in, and unsent edits stay. Pure.
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellContext, cellShows } from '../cells/codec.ts';
import { encodeStatus, isEditedHint, status } from '../cells/status-text.ts';
import { type Base, baseOf, isSameBase, type SnapshotRow, showsBase, UNKNOWN } from '../memory/snapshot.ts';
import { ACTION, STATUS } from './columns.ts';
import { type MatchedRow, statusShown, type UpsertInput } from './match-rows.ts';
import { type Contents, cellAt } from './tab.ts';
import { showsWritten } from './written.ts';

/** Cells that an earlier try of the same run has written, by `key:field`: they aren't edits of the user. */
export type WrittenCells = ReadonlyMap<string, Cell>;

/** What an earlier try of the same run has learned. */
export interface Learned {
  written: WrittenCells;
  /** Cells that Google didn't let us write, by `key:field`, or by `row index:field` in rows without a key. */
  refused: ReadonlyMap<string, { row: number; column: number }>;
  /** Google didn't let us add or remove rows. */
  keepsRows: boolean;
}

export interface ShownField {
  field: Field;
  column: number;
}

/** What all rows of one merge have in common. */
export interface MergeScope {
  input: UpsertInput;
  contents: Contents;
  fields: readonly ShownField[];
  /** Whether all writable fields have a column. */
  isWhole: boolean;
  learned: Learned;
}

export interface MergedRow extends MatchedRow {
  /** Columns whose cells get the record's value. */
  changed: readonly number[];
  /** Columns that hold the key, an unsent edit, a formula, or a field that the record lacks. They're never written. */
  untouchable: readonly number[];
  /** New texts of the Status and Action cells, by column. */
  texts: ReadonlyMap<number, string>;
  /** The new base of each field, if the row shows a record. */
  bases: SnapshotRow['bases'] | undefined;
  /** Number of cells with unsent edits. */
  keptEdits: number;
}

/** Returns the fields that have a column. */
export function shownFields(resource: Resource, contents: Contents): ShownField[] {
  return resource.fields.flatMap((field) => {
    const column = contents.columns.get(field.name);
    return column === undefined || field.writeOnly ? [] : [{ field, column }];
  });
}

export function mergeRow(row: MatchedRow, scope: MergeScope): MergedRow {
  const { index, key, mark, record, isBeside, fate } = row;
  const { changed, untouchable, bases, keptEdits } = record ? mergeCells(row, record, scope) : NO_CELLS;
  // Rows are many, and a copy of an object takes longer than one that is spelled out.
  return { index, key, mark, record, isBeside, fate, changed, untouchable, bases, keptEdits, texts: textsFor(row, keptEdits, scope) };
}

type Cells = Pick<MergedRow, 'changed' | 'untouchable' | 'bases' | 'keptEdits'>;

const NO_CELLS: Cells = { changed: [], untouchable: [], bases: undefined, keptEdits: 0 };
const NO_TEXTS: MergedRow['texts'] = new Map();

function isWrittenCell(written: Cell | undefined, cell: Cell, { zone }: CellContext): boolean {
  return written !== undefined && showsWritten(cell, written, zone);
}

function mergeCells({ index, key }: MatchedRow, record: Record_, { input, contents, fields, isWhole, learned }: MergeScope): Cells {
  const { context, keepCells, resource, snapshot } = input;
  const old = snapshot.get(key)?.bases ?? {};
  const row = contents.values[index] ?? [];
  const hasKey = contents.keys[index] === key;
  const hasLearned = learned.written.size + learned.refused.size > 0;
  const changed: number[] = [];
  const untouchable: number[] = [];
  const renewed: [string, Base][] = [];
  let keptEdits = 0;
  const renew = ({ name, write }: Field, base: Base) => {
    if (write && !isSameBase(base, old[name])) renewed.push([name, base]);
  };
  for (const { field, column } of fields) {
    const value = record[field.name];
    // A row is found by its key, so the key of a row that has one is never written.
    const isOwnKey = hasKey && field.name === resource.key;
    if (value === undefined || isOwnKey) {
      untouchable.push(column);
      continue;
    }
    const cell = row[column - 1] ?? '';
    const place = hasLearned ? `${key}:${field.name}` : '';
    const isRefused = hasLearned && learned.refused.has(place);
    const isCurrent = cellShows(field, cell, value, context);
    if (isCurrent && !isRefused) {
      renew(field, baseOf(value));
      if ((contents.formulas[index]?.[column - 1] ?? '') !== '') untouchable.push(column);
      continue;
    }
    // A base can be null: the cell was blank.
    const base = keepCells && !(field.name in old) && cell !== '' ? UNKNOWN : old[field.name];
    const isEdited = field.write && !showsBase(field, cell, base, context) && !isWrittenCell(learned.written.get(place), cell, context);
    if (isRefused || isEdited) {
      untouchable.push(column);
      if (!isCurrent) renew(field, base);
      if (!isRefused) keptEdits += 1;
    } else {
      // The base changes only together with its cell.
      renew(field, baseOf(value));
      changed.push(column);
    }
  }
  const shown = isWhole ? old : shownBases(resource, contents, old);
  return { changed, untouchable, bases: renewed.length === 0 ? shown : { ...shown, ...Object.fromEntries(renewed) }, keptEdits };
}

/** Returns the texts that the Status and Action cells must get, without those that they show already. */
function textsFor(
  { index, key, mark, record, isBeside, fate }: MatchedRow,
  keptEdits: number,
  { contents, learned }: MergeScope,
): MergedRow['texts'] {
  const hasHint = isEditedHint(cellAt(contents, index, STATUS));
  if (!mark && fate !== 'kept' && !hasHint) return NO_TEXTS;
  const texts = new Map<number, string>();
  const set = (name: string, text: string) => {
    const column = contents.columns.get(name);
    const isRefused = learned.refused.has(`${key || index}:${name}`);
    if (column !== undefined && !isRefused && cellAt(contents, index, name) !== text) texts.set(column, text);
  };
  if (mark) set(STATUS, statusShown(mark));
  if (mark?.clearAction) set(ACTION, '');
  if (fate === 'kept') set(STATUS, encodeStatus(status.rowKept()));
  const isPlain = !mark && keptEdits === 0 && cellAt(contents, index, ACTION) === '';
  if (record && !isBeside && isPlain && hasHint) set(STATUS, '');
  return texts;
}

/** Without the fields that have no column: once the column is back, its blanks must not count as edits. */
function shownBases(resource: Resource, contents: Contents, bases: SnapshotRow['bases']): SnapshotRow['bases'] {
  return Object.fromEntries(
    resource.fields
      .filter(({ name, writeOnly }) => name in bases && (writeOnly || contents.columns.has(name)))
      .map(({ name }) => [name, bases[name]]),
  );
}
