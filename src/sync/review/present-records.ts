// What Catalog has now of the records that a review is about. Many are read in several steps.

import { groupBy } from '../../base/group-by.ts';
import { type ListReading, type ListState, type ReadOutcome, startReading } from '../../catalog/lists/list-state.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { isDeletionConfirmed, readTabs } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import type { RowChange } from '../plan/row-change.ts';
import type { Present } from './make-plan.ts';

/** A record as it was read. A list can lack fields that the record itself has. */
export interface RecordRead {
  outcome: ReadOutcome;
  from: 'list' | 'itself';
}

/** What was read so far, by the name of a resource: its records by their keys, and how far its list is. */
export interface ReadSoFar {
  records: ReadonlyMap<string, ReadonlyMap<string, RecordRead>>;
  lists: ReadonlyMap<string, ListState>;
}

export const NOTHING_READ: ReadSoFar = { records: new Map(), lists: new Map() };

/** Records that are read at the same time by their own addresses, and pages of a list. */
const RECORDS_AT_ONCE = 40;
const PAGES_AT_ONCE = 20;
/** The usual size of a page. */
const PAGE = 100;
/** Fewer records are never read from the list. */
const MIN_LISTED = 100;
/** A page takes Catalog longer than a record, but not as long as so many. */
const MIN_FOR_EACH_PAGE = 2;

/**
 * Reads the records of changes until no time is left, at least one round. Throws CatalogError if the reason isn't one of a single record:
 * a refused key, no network.
 */
export function readRecords(session: Session, changes: readonly RowChange[], before: ReadSoFar, isTimeLeft: () => boolean): ReadSoFar {
  let read = before;
  let isStarted = false;
  const mayGoOn = () => {
    const isAllowed = !isStarted || isTimeLeft();
    isStarted = true;
    return isAllowed;
  };
  for (const ofResource of groupBy(changes.filter(isCompared), ({ resource }) => resource.name).values()) {
    read = readSome(session, ofResource, read, mayGoOn);
  }
  return read;
}

/** Returns the changes whose records haven't been read. */
export function unreadOf(changes: readonly RowChange[], { records }: ReadSoFar): RowChange[] {
  return changes.filter((change) => {
    const read = records.get(change.resource.name)?.get(change.key);
    return isCompared(change) && !(read && isEnough(read, change));
  });
}

function isCompared({ operation }: RowChange): boolean {
  return operation !== 'create';
}

function isEnough({ outcome, from }: RecordRead, { edits }: RowChange): boolean {
  if (from === 'itself' || !('found' in outcome)) return true;
  const { values } = outcome.found;
  return edits.every(({ field }) => field.writeOnly || values[field.name] !== undefined);
}

/** Reads records of one resource: from its list if that has far fewer pages, and the rest by their own addresses. */
function readSome(session: Session, changes: readonly [RowChange, ...RowChange[]], before: ReadSoFar, mayGoOn: () => boolean): ReadSoFar {
  const { client } = session;
  const [{ resource }] = changes;
  const { name } = resource;
  let read = before;
  const start = startReading(resource, {});
  // How many rows it has had is compared with the records of this step.
  let list: ListReading = { ...start, state: { ...(read.lists.get(name) ?? start.state), rows: 0 } };
  const keys = new Set(changes.map(({ key }) => key));
  const isListed = pagesOf(session, changes) !== undefined;
  while (isListed && !isReadOnce(list.state) && unreadOf(changes, read).length > 0) {
    if (!mayGoOn()) return read;
    try {
      list = stepList(client, list);
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      list = { ...list, state: { ...list.state, done: true } };
    }
    const found = Array.from(list.found).filter(([key]) => keys.has(key));
    read = withRead(read, name, new Map(found.map(([key, parsed]) => [key, { outcome: { found: parsed }, from: 'list' }])), list.state);
  }
  for (;;) {
    const unread = Array.from(new Set(unreadOf(changes, read).map(({ key }) => key)));
    if (unread.length === 0 || !mayGoOn()) return read;
    // Without an address of their own, records are looked for in the list, once for all of them.
    const some = resource.single ? unread.slice(0, RECORDS_AT_ONCE) : unread;
    const outcomes = client.readMany(resource, some).map((outcome): RecordRead => ({ outcome, from: 'itself' }));
    for (const { outcome } of outcomes) {
      // A refused key or an unreachable host isn't a problem of one row.
      if ('failed' in outcome && outcome.failed.code !== 'forbidden' && outcome.failed.code !== 'refused') throw outcome.failed;
    }
    read = withRead(read, name, new Map(some.flatMap((key, index) => (outcomes[index] ? [[key, outcomes[index]]] : []))));
  }
}

/** Returns whether each page of a list was read. Records that moved meanwhile are read by their own addresses. */
function isReadOnce({ done, confirming, pass }: ListState): boolean {
  return done || confirming === true || pass > 1;
}

function withRead(read: ReadSoFar, resource: string, records: ReadonlyMap<string, RecordRead>, list?: ListState): ReadSoFar {
  return {
    records: new Map([...read.records, [resource, new Map([...(read.records.get(resource) ?? []), ...records])]]),
    lists: list ? new Map([...read.lists, [resource, list]]) : read.lists,
  };
}

/** Returns the number of pages of the list from which changes of a resource are read, or `undefined` if each record is read alone. */
function pagesOf({ document }: Pick<Session, 'document'>, changes: readonly RowChange[]): number | undefined {
  const [first] = changes;
  const tab = readTabs(document).find(({ sheet }) => sheet === first?.sheet);
  if (!tab || Object.keys(tab.filters).length > 0 || first?.resource.parent) return undefined;
  const pages = Math.ceil((tab.rows ?? Number.POSITIVE_INFINITY) / PAGE);
  return changes.length >= MIN_LISTED && changes.length >= pages * MIN_FOR_EACH_PAGE ? pages : undefined;
}

/** Returns what Catalog has of each change. Reads what wasn't read before. */
export function presentsOf(session: Session, changes: readonly RowChange[], before: ReadSoFar): Map<RowChange, Present> {
  const { records } = readRecords(session, changes, before, () => true);
  const tabs = readTabs(session.document);
  const { scope } = session.client.connection;
  const presents = new Map<RowChange, Present>();
  for (const change of changes) {
    const outcome = isCompared(change) ? records.get(change.resource.name)?.get(change.key)?.outcome : undefined;
    if (!outcome) continue;
    if ('failed' in outcome) presents.set(change, { unknown: outcome.failed.serverMessage ?? outcome.failed.code });
    else if ('found' in outcome) presents.set(change, { record: outcome.found.values, odd: outcome.found.odd });
    else {
      const tab = tabs.find(({ sheet }) => sheet === change.sheet);
      presents.set(change, isDeletionConfirmed(tab, scope, change.key) ? 'gone' : 'hidden');
    }
  }
  return presents;
}

/** What a page can wait for while it opens. */
const QUICK = { changes: 500, creates: 200, rounds: 3 };

/** Returns whether comparing these changes with Catalog takes only some seconds. */
export function isQuick(session: Pick<Session, 'document'>, changes: readonly RowChange[]): boolean {
  const known = changes.filter(isCompared);
  const rounds = Array.from(groupBy(known, ({ resource }) => resource.name).values(), (ofResource) => {
    const pages = pagesOf(session, ofResource);
    return pages === undefined ? ofResource.length / RECORDS_AT_ONCE : pages / PAGES_AT_ONCE;
  });
  const inAll = rounds.reduce((sum, each) => sum + Math.ceil(each), 0);
  return changes.length <= QUICK.changes && changes.length - known.length <= QUICK.creates && inAll <= QUICK.rounds;
}
