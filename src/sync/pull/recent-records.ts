// The records around the cursor of an incremental pull. A pull that returns what's known of them has nothing to write, and looks at no cell.

import { hash } from '../../base/hash.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { createdOf, type Resource } from '../../catalog/resource.ts';
import { toIso } from '../../tabs/cells/time.ts';
import type { Recent, RecentRecords } from '../../tabs/memory/cursor.ts';
import { recordsText } from './seen.ts';

const DAY = 86_400_000;
/** With more pending records, the next pull reads everything. */
const MAX_PENDING = 5_000;
/** With more recent records, only the pending ones are stored, and a pull looks at its tab even if nothing has changed. */
const MAX_RECENT = 20_000;

export interface RecentReading {
  resource: Resource;
  found: Found;
  /** Keys of records whose own address returned 404. */
  deleted: ReadonlySet<string>;
  /** The records around the cursor from which this was read. */
  recent?: RecentRecords | undefined;
}

/**
 * Returns the records around the next cursor: those that a pull from a time on returns if nothing changes, and those that are pending.
 * Returns undefined if too many are pending. `startedAt` is when reading started, in milliseconds since 1970.
 */
export function recentAfter(
  { resource, found, deleted, recent }: RecentReading,
  from: string,
  startedAt: number,
): RecentRecords | undefined {
  const isPending = pendingAt(resource, startedAt);
  const isReturned = returnedFrom(resource, from);
  const read: [string, Recent][] = [];
  for (const [key, parsed] of found) {
    const open = isPending(parsed);
    if (open || isReturned(parsed)) read.push([key, { text: recordsText([parsed]), open }]);
  }
  const unread = Array.from(recent ?? []).filter(([key, { open }]) => open && !found.has(key) && !deleted.has(key));
  const all = [...read, ...unread];
  const pending = all.filter(([, { open }]) => open);
  if (pending.length > MAX_PENDING) return undefined;
  return new Map(all.length > MAX_RECENT ? pending : all);
}

/** Returns the records around a cursor that stays, because reading from there wasn't complete. */
export function recentBeside({ found, recent = new Map() }: RecentReading): RecentRecords {
  const read = Array.from(found).map(([key, parsed]): [string, Recent] => [
    key,
    { text: recordsText([parsed]), open: recent.get(key)?.open ?? false },
  ]);
  return new Map([...recent, ...read]);
}

/** Returns whether these records are as they were when the tab was written last. */
export function areKnown(found: Found, recent: RecentRecords | undefined): boolean {
  return recent !== undefined && Array.from(found).every(([key, parsed]) => recent.get(key)?.text === recordsText([parsed]));
}

/** Returns the keys of pending records, from another one on in each pull: if they're many, a pull reads only some of them. */
export function pendingKeys(recent: RecentRecords | undefined, job: string): string[] {
  const keys = Array.from(recent ?? []).flatMap(([key, { open }]) => (open ? [key] : []));
  const first = Number.parseInt(hash(job).slice(-4), 36) % Math.max(keys.length, 1);
  return [...keys.slice(first), ...keys.slice(0, first)];
}

/** Returns what tells whether a record can still change without the filter noticing, such as an order before it's paid. */
function pendingAt({ incremental }: Resource, startedAt: number): (parsed: Parsed) => boolean {
  const { final } = incremental ?? {};
  if (!final) return () => false;
  const since = toIso(startedAt - final.days * DAY);
  return ({ values }) => !values[final.field] && (typeof values.created_at !== 'string' || values.created_at >= since);
}

/** Returns what tells whether a list from a time on has a record, by whichever time Catalog compares. */
function returnedFrom(resource: Resource, from: string): (parsed: Parsed) => boolean {
  const changed = resource.updated ?? createdOf(resource);
  const final = resource.incremental?.final?.field ?? changed;
  return ({ values }) => String(values[changed] ?? '') >= from || String(values[final] ?? '') >= from;
}
