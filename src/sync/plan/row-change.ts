// What a row wants of Catalog: plain data, made by the diff of a tab or by an undo, and planned.
import type { Field, Operation, Record_, Resource, Value } from '../../catalog/resource.ts';
import type { CellContext } from '../../tabs/cells/codec.ts';
import type { Base, Snapshot } from '../../tabs/memory/snapshot.ts';
import type { Contents } from '../../tabs/sheet/tab.ts';

/** A tab as it was read for a review. */
export interface TabContents {
  resource: Resource;
  contents: Contents;
  snapshot: Snapshot;
  context: CellContext;
}

export interface Edit {
  field: Field;
  base: Base;
  mine: Value;
  /** What the cell shows in the place of an id: words by which the record is to be found. */
  words?: string;
  /** What is typed into columns that stand for this ID. All of it must mean the record of `words`, or of `mine`. */
  alsoTyped?: readonly TypedName[];
  /** The header of the column in which `words` is typed, if it isn't the field's own. */
  typedIn?: string;
  /** The create of this review that will give the value. */
  dependsOn?: RowChange;
}

/** A name, title, or address that is typed into a column next to the ID. */
export interface TypedName {
  label: string;
  words: string;
}

/** One row that wants something of Catalog. */
export interface RowChange {
  resource: Resource;
  sheet: number;
  tab: string;
  row: number;
  operation: Operation;
  /** `''` for a create. */
  key: string;
  caption: string;
  /** For a create every filled field, for another Action what was typed for it. */
  edits: Edit[];
  /** For a create: the intent that the row's Status already carries from an earlier review. */
  intent?: string;
  /** The record whose name or cells the row shows instead of its own. The change can't be sent. */
  other?: OtherRecord;
}

/** A record that a row shows beside the ID of another one. */
export interface OtherRecord {
  key: string;
  caption: string;
  shows: 'its name' | 'its cells';
}

/** One row that cannot be sent as it is. */
export interface Refused {
  sheet: number;
  tab: string;
  row: number;
  /** The header of the cell, or the name of the record if the reason is about the whole row. */
  label: string;
  what: string;
  todo: string;
  /** The name of the record. Absent if it's the label, or if it isn't known. */
  title?: string;
  /** The key of the row, `''` in a new row. */
  key?: string;
  /** The field whose cell holds the row back, and what the cell shows. */
  field?: string;
  typed?: string;
  /** No correction of the row makes it sendable, so its Action is cleared. */
  final?: true;
}

/** A record of the values that a create would send. */
export function valuesOf(change: RowChange): Record_ {
  return Object.fromEntries(change.edits.map((edit) => [edit.field.name, edit.mine]));
}
