// Incremental pulls: only what changed since the cursor of the last pull, if Catalog can be asked for that. They never show that a
// record was deleted, so a full pull runs from time to time.

import { hash } from '../../base/hash.ts';
import { bytesOf } from '../../base/property-size.ts';
import type { CustomField } from '../../catalog/custom-fields.ts';
import { type FilterValues, filtersText } from '../../catalog/lists/filters.ts';
import type { Found, ListReader } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import { toIso } from '../../tabs/cells/time.ts';
import { type Cursor, type CursorStart, type RecentRecords, readCursor } from '../../tabs/memory/cursor.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { findColumns, headerNotes } from '../../tabs/sheet/columns.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import type { FoundNames } from '../names/find-names.ts';
import { endsOf } from './periods.ts';
import { recentAfter, recentBeside } from './recent-records.ts';
import { wayText } from './seen.ts';

const DAY = 86_400_000;
/** A full pull runs if the last one is older. */
const FULL_REFRESH_INTERVAL_MS = 7 * DAY;
/** The server's clocks can differ, and a change can appear a little after it was stored. */
const OVERLAP_MS = 300_000;
/** A list of up to this many records is always pulled in full: that takes few more requests, and shows deleted records. */
export const MAX_FULL_ROWS = 1_900;
/** Of the 9 KB that a property holds. */
const MAX_START_BYTES = 7_000;
/** Pending records that a pull reads one by one. If there are more, each pull reads others of them. */
const MAX_READ_ALONE = 200;

/** All that a pull has read, before it's written to the tab. */
export interface PullReading {
  /** What was looked up for its records. */
  names: FoundNames;
  job: PullJob;
  /** With the custom fields of the tab and of the records. */
  resource: Resource;
  custom: readonly CustomField[];
  found: Found;
  /** Of a report that delivers: the keys of records that can still become final. */
  open?: readonly string[];
  /** Keys of rows that a moving period has left behind. */
  left?: ReadonlySet<string>;
  /** Keys of records whose own address returned 404. */
  deleted: ReadonlySet<string>;
  /** Of an incremental pull: the records around its cursor. Absent if the data sheet no longer has this cursor. */
  recent?: RecentRecords | undefined;
}

/** Returns the cursor from which a pull of this tab with these filters can continue. */
export function cursorOf(session: Session, resource: Resource, tab: TabEntry | undefined, filters: FilterValues): CursorStart | undefined {
  const cursor = tab && cursorFrom(session, resource, tab, filters);
  // A job stores its filters twice, and the cursor. If they don't fit together, everything is read.
  if (!cursor || 2 * bytesOf(JSON.stringify(filters)) + bytesOf(JSON.stringify(cursor)) > MAX_START_BYTES) return undefined;
  // Rows that the user has deleted come back only with a full pull.
  return (session.workbook.sheet(tab.sheet)?.used().rows ?? 0) > tab.rows ? cursor : undefined;
}

/** Returns the cursor since which the changes of a tab's records can be read, whatever users have done to its rows. */
export function cursorFrom(session: Session, resource: Resource, tab: TabEntry, filters: FilterValues): CursorStart | undefined {
  if (!resource.incremental || !tab.complete || tab.pulledAt === undefined || tab.rows <= MAX_FULL_ROWS) return undefined;
  const sheet = session.workbook.sheet(tab.sheet);
  const cursor = sheet && readCursor(session.workbook, tab.sheet);
  if (!cursor || Math.abs(session.clock.now() - cursor.fullAt) > FULL_REFRESH_INTERVAL_MS) return undefined;
  const notes = headerNotes(sheet);
  return cursor.of === fingerprint(session, filters, findColumns(notes, sheet.name()).keys()) ? cursor : undefined;
}

/** Returns the filters of a list that starts from the cursor. */
export function filtersSince(resource: Resource, cursor: Pick<CursorStart, 'at'>, filters: FilterValues): FilterValues {
  const { filter = '', final } = resource.incremental ?? {};
  const since = toIso(Date.parse(cursor.at) - (final?.days ?? 0) * DAY);
  const chosen = filters[filter];
  return { ...filters, [filter]: typeof chosen === 'string' && chosen > since ? chosen : since };
}

/** Reads pending records that the list didn't return, and returns those that exist and the keys of those that were deleted. */
export function readPendingRecords(
  client: Pick<ListReader, 'readMany'>,
  resource: Resource,
  pending: readonly string[],
  found: Found,
): { found: readonly Parsed[]; deleted: readonly string[] } {
  const keys = pending.filter((key) => !found.has(key)).slice(0, MAX_READ_ALONE);
  if (!resource.single || keys.length === 0) return { found: [], deleted: [] };
  const outcomes = client.readMany(resource, keys);
  return {
    found: outcomes.flatMap((outcome) => ('found' in outcome ? [outcome.found] : [])),
    deleted: keys.filter((_, index) => 'gone' in (outcomes[index] ?? {})),
  };
}

/** Returns the cursor to store after a pull, or undefined if the next one has to be full. `columns` are those of the tab. */
export function cursorAfter(session: Session, reading: PullReading, columns: Iterable<string>): Cursor | undefined {
  const { job, resource } = reading;
  const { startedAt, complete } = job.list;
  // A cursor ahead of the server's clock has skipped changes in between.
  if (!resource.incremental || (job.cursor && startedAt !== undefined && job.cursor.at > startedAt)) return undefined;
  // What the tab shows of records around a cursor that was lost isn't known.
  if (job.cursor && !reading.recent) return undefined;
  if (!complete || startedAt === undefined) return job.cursor && { ...job.cursor, recent: recentBeside(reading) };
  const next: CursorStart = {
    at: toIso(Date.parse(startedAt) - OVERLAP_MS),
    fullAt: job.cursor?.fullAt ?? session.clock.now(),
    of: fingerprint(session, { ...job.filters, ...endsOf(reading.resource, job.days) }, columns),
    way: wayText(resource, job, session.workbook.timeZone()),
  };
  const from = String(filtersSince(resource, next, {})[resource.incremental.filter]);
  const recent = recentAfter(reading, from, Date.parse(startedAt));
  return recent && { ...next, recent };
}

function fingerprint(session: Session, filters: FilterValues, columns: Iterable<string>): string {
  const { id, scope } = session.client.connection;
  return hash(JSON.stringify([id, scope, filtersText(filters), Array.from(columns).sort()]));
}
