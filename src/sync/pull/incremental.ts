// A pull that reads on from the last one: only what changed since, where the API can be asked for that. It never says that a
// record is gone, so everything is read again from time to time.

import { hash } from '../../base/hash.ts';
import { type FilterValues, filtersText } from '../../catalog/lists/filters.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import type { Resource } from '../../catalog/resource.ts';
import { toIso } from '../../tabs/cells/time.ts';
import { type Cursor, readCursor } from '../../tabs/memory/cursor.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { findColumns } from '../../tabs/sheet/columns.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';

const DAY = 86_400_000;
/** After so long, everything is read again. */
const FULL_REFRESH_INTERVAL_MS = 7 * DAY;
/** The server's clocks may differ, and what is stored at this moment may show a little later. */
const OVERLAP_MS = 300_000;
/** A list of up to so many records is read whole: that takes hardly more fetch rounds, and shows what is gone. */
const SMALL = 1_900;
/** Where more records are not final, reading them one by one would take longer than reading everything. */
const MAX_PENDING = 200;

/** Where a pull of this tab with these filters can read on. */
export function cursorOf(session: Session, resource: Resource, tab: TabEntry | undefined, filters: FilterValues): Cursor | undefined {
  if (!resource.incremental || !tab?.complete || tab.pulledAt === undefined || tab.rows <= SMALL) return undefined;
  const sheet = session.workbook.sheet(tab.sheet);
  const cursor = sheet && readCursor(session.workbook, tab.sheet);
  if (!cursor || Math.abs(session.clock.now() - cursor.fullAt) > FULL_REFRESH_INTERVAL_MS) return undefined;
  // Rows that the person has taken away come back only when everything is read.
  if (sheet.used().rows <= tab.rows) return undefined;
  const [notes = []] = sheet.notes({ row: 1, column: 1, rows: 1, columns: sheet.size().columns });
  return cursor.of === fingerprint(session, filters, findColumns(notes, sheet.name()).keys()) ? cursor : undefined;
}

/** The filters of a list that reads on from the cursor. */
export function filtersSince(resource: Resource, cursor: Cursor, filters: FilterValues): FilterValues {
  const { filter = '', final } = resource.incremental ?? {};
  const since = toIso(Date.parse(cursor.at) - (final?.days ?? 0) * DAY);
  const chosen = filters[filter];
  return { ...filters, [filter]: typeof chosen === 'string' && chosen > since ? chosen : since };
}

/** Reads the records that were not final, where the list has not brought them: adds them to `found`, and answers those that are gone. */
export function readPendingRecords(session: Session, resource: Resource, open: readonly string[], found: Found): string[] {
  const keys = open.filter((key) => !found.has(key));
  if (!resource.single || keys.length === 0) return [];
  const gone: string[] = [];
  session.client.readMany(resource, keys).forEach((outcome, index) => {
    if ('found' in outcome) found.set(outcome.found.key, outcome.found);
    else if ('gone' in outcome) gone.push(keys[index] ?? '');
  });
  return gone;
}

/** What to remember after a pull; nothing where the next one has to read everything. */
export function cursorAfter(
  session: Session,
  resource: Resource,
  job: PullJob,
  columns: Iterable<string>,
  found: Found,
  gone: ReadonlySet<string>,
): Cursor | undefined {
  const { startedAt, complete } = job.list;
  // A cursor that lies ahead of the server's clock has skipped what came in between.
  if (!resource.incremental || (job.cursor && startedAt !== undefined && job.cursor.at > startedAt)) return undefined;
  if (!complete || startedAt === undefined) return job.cursor;
  const { final } = resource.incremental;
  const open: string[] = [];
  if (final) {
    const oldest = toIso(Date.parse(startedAt) - final.days * DAY);
    for (const [key, { values }] of found) {
      const { created_at: created } = values;
      if (!values[final.field] && (typeof created !== 'string' || created >= oldest)) open.push(key);
    }
    // Those that could not be read this time.
    open.push(...(job.cursor?.open ?? []).filter((key) => !found.has(key) && !gone.has(key)));
  }
  if (open.length > MAX_PENDING) return undefined;
  return {
    at: toIso(Date.parse(startedAt) - OVERLAP_MS),
    fullAt: job.cursor?.fullAt ?? session.clock.now(),
    of: fingerprint(session, job.filters, columns),
    open,
  };
}

function fingerprint(session: Session, filters: FilterValues, columns: Iterable<string>): string {
  const { id, scope } = session.client.connection;
  return hash(JSON.stringify([id, scope, filtersText(filters), Array.from(columns).sort()]));
}
