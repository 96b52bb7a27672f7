// Which record each row of a tab shows, and whether the row stays. Rows are matched by key, never by position. Pure.
import { isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { encodeStatus, intentIn, type Status } from '../cells/status-text.ts';
import { type Place, type Snapshot, showsBase } from '../memory/snapshot.ts';
import { STATUS } from './columns.ts';
import { isFilled } from './grid.ts';
import { type Contents, cellAt } from './tab.ts';

/** What a pull or a send brings into a tab. */
export interface UpsertInput {
  resource: Resource;
  context: CellContext;
  /** By key, in the order in which new ones are added. */
  records: ReadonlyMap<string, Record_>;
  /** Values of fields that are looked up, for rows whose record wasn't read: only these cells get them. */
  beside?: ReadonlyMap<string, Record_>;
  /** Keys of records that Catalog has deleted. */
  deleted: ReadonlySet<string>;
  /** Keys of records that the tab no longer asks for: their rows go, too, but one that holds entries stays as it is. */
  left?: ReadonlySet<string>;
  snapshot: Snapshot;
  /** Where the snapshot is stored, so that only its changed rows are written. */
  place?: Place;
  /** The tab has no snapshot: cells that differ from their record stay, for the user to decide. */
  keepCells?: boolean;
  /** What Status and Action show, by the row's key or by the intent that its Status names. */
  marks?: ReadonlyMap<string, Mark>;
  /** Keys of new records by the intent that their row's Status names: the row gets the key. */
  createdKeys?: ReadonlyMap<string, string>;
  /** The same by index of the row, for rows that an earlier try of the same run has found. Their Status can show the result by now. */
  createdRows?: ReadonlyMap<number, string>;
  /** Document properties, where `onEdit` notes what users type during the write. */
  document: Properties;
}

export interface Mark {
  status: Status | 'blank';
  clearAction: boolean;
}

/** A row of the tab, and what the input has for it. */
export interface MatchedRow {
  /** Index in the contents. The row of the sheet is 2 higher. */
  index: number;
  /** The row's own key or, for a record that was just created, the new one. */
  key: string;
  mark: Mark | undefined;
  /** The record to show. Undefined if the input has none, or if two rows have its key. */
  record: Record_ | undefined;
  /** The record holds only values that were looked up, and the rest of the row is unchanged. */
  isBeside: boolean;
  /** `kept`: its record is deleted in Catalog, but the row holds entries of the user. */
  fate: 'stays' | 'kept' | 'deleted';
}

/** A record that gets a new row, and what Status shows there. */
export type AddedRow = [key: string, record: Record_, status?: string];

/** Matches each row with its record, and returns the records that need a new row. */
export function matchRows(input: UpsertInput, contents: Contents): { rows: MatchedRow[]; added: AddedRow[] } {
  const { createdKeys, createdRows, marks } = input;
  const intents = createdKeys || marks ? contents.values.map((_, index) => intentIn(String(cellAt(contents, index, STATUS))) ?? '') : [];
  const keys = contents.keys.map((key, index) => key || (createdRows?.get(index) ?? createdKeys?.get(intents[index] ?? '') ?? ''));
  const duplicates = duplicateKeys(keys);
  const rows = keys.map((key, index): MatchedRow => {
    const mark = marks?.get(key) ?? marks?.get(intents[index] ?? '');
    const read = key === '' ? undefined : input.records.get(key);
    const record = read ?? (key === '' ? undefined : input.beside?.get(key));
    const isDeleted = key !== '' && !read && input.deleted.has(key);
    const isLeft = key !== '' && !read && input.left?.has(key) === true;
    const fate = !isDeleted && !isLeft ? 'stays' : !holdsEntries(input, contents, index, key) ? 'deleted' : isDeleted ? 'kept' : 'stays';
    // Two rows with one key: the user decides which one is meant, so neither changes.
    const isShown = fate !== 'deleted' && !duplicates.has(key);
    return { index, key, fate, mark, record: isShown ? record : undefined, isBeside: record !== undefined && !read };
  });
  const known = new Set(keys);
  const added = Array.from(input.records).filter(([key]) => !known.has(key));
  return { rows, added: added.map(([key, record]) => [key, record, statusShown(marks?.get(key))]) };
}

/** Returns the text that a mark shows under Status. */
export function statusShown(mark: Mark | undefined): string {
  return mark === undefined || mark.status === 'blank' ? '' : encodeStatus(mark.status);
}

/** Returns the keys that more than one row has. */
export function duplicateKeys(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const key of keys) {
    if (key !== '' && seen.has(key)) duplicates.add(key);
    seen.add(key);
  }
  return duplicates;
}

/** Returns whether a row holds an unsent edit, or a constant in the user's own column. A cleared checkbox is none. Rows without identity never do. */
function holdsEntries({ resource, context, snapshot }: UpsertInput, contents: Contents, index: number, key: string): boolean {
  if (resource.key === undefined) return false;
  const old = snapshot.get(key);
  // The user typed a row that no pull has shown.
  if (!old && isEditable(resource)) return true;
  const ours = new Set(contents.columns.values());
  const row = contents.values[index] ?? [];
  const hasOwnEntry = row.some((cell, at) => !ours.has(at + 1) && isFilled(cell) && (contents.formulas[index]?.[at] ?? '') === '');
  const isEdited = resource.fields.some(
    (field) => field.write && !showsBase(field, cellAt(contents, index, field.name), old?.bases[field.name], context),
  );
  return hasOwnEntry || isEdited;
}
