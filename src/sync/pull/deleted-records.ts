// Which rows of a tab show records that were deleted in Catalog. A row that a pull didn't return is only a suspect: a filter,
// a key with less access, or a list that lags behind a write can hide its record too.

import { filtersText } from '../../catalog/lists/filters.ts';
import type { ListReader } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { PullReading } from './incremental.ts';
import { keptRowsNote, noRowsNote, uncheckedRowsNote } from './pull-notes.ts';

/** Suspects are read one by one, up to this many in a pull. */
const MAX_SUSPECTS = 200;
/** More keys than this aren't stored with a tab, because a property holds 9 KB. */
const MAX_NOT_RETURNED = 200;

/** The rows of a tab before a pull writes to it. */
export interface ShownRows {
  /** Keys of the rows that have one. */
  keys: readonly string[];
  /** Returns whether an earlier pull wrote the row. A row that the user wrote below the data, such as totals, can't be deleted. */
  wasPulled(key: string): boolean;
}

export interface RowComparison {
  /** Keys of rows to delete. */
  deleted: readonly string[];
  /** Keys whose records have to be read one by one: only a 404 for its own address confirms a deletion. */
  suspects: readonly string[];
  /** Keys of all rows that the pull should have returned and didn't. */
  missing: readonly string[];
  notes: readonly string[];
}

/** Compares the rows of a tab with what a pull has read. `tab` is the registry entry before the pull. */
export function compareRows({ job, resource, found }: PullReading, { keys, wasPulled }: ShownRows, tab?: TabEntry): RowComparison {
  const unchanged = { deleted: [], suspects: [], missing: [], notes: [] };
  const isSameQuery = tab?.scope === job.scope && filtersText(tab.filters) === filtersText(filtersOf(resource, job.filters));
  if (resource.key === undefined) {
    // Analytics rows are replaced as one block. A response without any might be a mistake.
    if (isSameQuery && found.size === 0 && keys.length > 0) return { ...unchanged, notes: [noRowsNote(keys.length)] };
    return { ...unchanged, deleted: keys.slice(found.size) };
  }
  if (job.cursor) return unchanged;
  const missing = keys.filter((key) => !found.has(key) && wasPulled(key));
  if (resource.report?.delivers) return unchanged;
  // A report has no records of its own: a row that it no longer finds is gone, unless a source is incomplete.
  if (resource.report) return { ...unchanged, deleted: job.list.complete ? missing : [] };
  // A row that this key and these filters never returned isn't suspect.
  const isComparable = isSameQuery && job.list.complete && tab.unseen !== 'many';
  const suspects = isComparable ? missing.filter((key) => !tab.unseen?.includes(key)) : [];
  return { ...unchanged, suspects, missing };
}

/** Filters that a resource doesn't know, such as those of an earlier version, don't change its query. */
function filtersOf(resource: Resource, filters: TabEntry['filters']): TabEntry['filters'] {
  return resource.filters.length === 0 ? {} : filters;
}

export interface CheckedSuspects {
  deleted: readonly string[];
  /** Suspects that exist. */
  found: readonly Parsed[];
  /** Suspects whose records couldn't be read. Each later pull suspects them again. */
  unread: readonly string[];
  notes: readonly string[];
}

/** Reads the records of suspect rows by their own addresses. A row whose record can't be read is kept. */
export function checkSuspects(client: Pick<ListReader, 'readMany'>, resource: Resource, suspects: readonly string[]): CheckedSuspects {
  if (suspects.length === 0) return { deleted: [], found: [], unread: [], notes: [] };
  if (!resource.single || suspects.length > MAX_SUSPECTS)
    return { deleted: [], found: [], unread: [], notes: [uncheckedRowsNote(suspects.length)] };
  const outcomes = client.readMany(resource, suspects);
  const deleted = suspects.filter((_, index) => 'gone' in (outcomes[index] ?? {}));
  const found = outcomes.flatMap((outcome) => ('found' in outcome ? [outcome.found] : []));
  const unread = suspects.filter((_, index) => 'failed' in (outcomes[index] ?? {}));
  const kept = suspects.length - deleted.length;
  return { deleted, found, unread, notes: kept > 0 ? [keptRowsNote(kept)] : [] };
}

/**
 * Returns what a tab stores of the rows that its pull didn't return though they might exist. An incremental pull can't tell, so
 * it keeps what the last full one stored.
 */
export function notReturned({ job }: PullReading, missing: readonly string[], tab?: TabEntry): TabEntry['unseen'] {
  if (job.cursor) return tab?.unseen;
  if (missing.length > MAX_NOT_RETURNED) return 'many';
  return missing.length > 0 ? [...missing] : undefined;
}

/** Returns whether this could be the key of a record. */
export function isKey(resource: Resource, key: string): boolean {
  if (resource.report) return /^\S+-\S+$/.test(key);
  const field = resource.fields.find((each) => each.name === resource.key);
  return field?.kind !== 'id' || /^\d+$/.test(key);
}
