// What Catalog has now of the records that a review is about.

import { groupBy } from '../../base/group-by.ts';
import type { ReadOutcome } from '../../catalog/lists/list-state.ts';
import type { Resource } from '../../catalog/resource.ts';
import { isDeletionConfirmed, readTabs } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import type { RowChange } from '../plan/row-change.ts';
import type { Present } from './make-plan.ts';

/** Reads the record of each change. Throws CatalogError if Catalog can't be read at all. */
export function readPresents(session: Session, changes: readonly RowChange[]): Map<RowChange, Present> {
  const presents = new Map<RowChange, Present>();
  const tabs = readTabs(session.document);
  const { scope } = session.client.connection;
  for (const [resource, ofResource] of groupBy(
    changes.filter(({ operation }) => operation !== 'create'),
    ({ resource }) => resource,
  )) {
    const answers = readRecords(session, resource, ofResource);
    ofResource.forEach((change, index) => {
      const answer = answers[index];
      if (!answer) return;
      if ('failed' in answer) {
        // A refused key or an unreachable host isn't a problem of one row.
        if (answer.failed.code !== 'forbidden' && answer.failed.code !== 'refused') throw answer.failed;
        presents.set(change, { unknown: answer.failed.serverMessage ?? answer.failed.code });
      } else if ('found' in answer) presents.set(change, { record: answer.found.values, odd: answer.found.odd });
      else {
        const tab = tabs.find(({ sheet }) => sheet === change.sheet);
        presents.set(change, isDeletionConfirmed(tab, scope, change.key) ? 'gone' : 'hidden');
      }
    });
  }
  return presents;
}

/** Records that are read at the same time by their own addresses, and pages of a list. */
const RECORDS_AT_ONCE = 40;
const PAGES_AT_ONCE = 20;
/** The usual size of a page. */
const PAGE = 100;
/** Fewer records are never read from the list. */
const MIN_LISTED = 100;
/** A page takes Catalog longer than a record, but not as long as so many. */
const MIN_FOR_EACH_PAGE = 2;

/** Reads the records of changes: from the list if that has far fewer pages, and the rest by their own addresses. */
function readRecords(session: Session, resource: Resource, changes: readonly RowChange[]): ReadOutcome[] {
  const { client } = session;
  const [records] = pagesOf(session, changes) === undefined ? [] : client.lookUpMany(resource, [{}], { filters: {}, fields: [] });
  const listed = new Map(Array.isArray(records) ? records.map((record) => [record.key, record]) : []);
  const known = changes.map(({ key, edits }) => {
    const found = listed.get(key);
    // A list can lack a field that the record itself has, and a record that left the list isn't always deleted.
    return found && edits.every(({ field }) => field.writeOnly || found.values[field.name] !== undefined) ? found : undefined;
  });
  const missing = changes.filter((_, index) => known[index] === undefined);
  const read = client.readMany(
    resource,
    missing.map(({ key }) => key),
  );
  return known.flatMap((found) => (found ? { found } : (read.shift() ?? [])));
}

/** Returns the number of pages of the list from which changes of a resource are read, or `undefined` if each record is read alone. */
function pagesOf({ document }: Pick<Session, 'document'>, changes: readonly RowChange[]): number | undefined {
  const [first] = changes;
  const tab = readTabs(document).find(({ sheet }) => sheet === first?.sheet);
  if (!tab || Object.keys(tab.filters).length > 0 || first?.resource.parent) return undefined;
  const pages = Math.ceil((tab.rows ?? Number.POSITIVE_INFINITY) / PAGE);
  return changes.length >= MIN_LISTED && changes.length >= pages * MIN_FOR_EACH_PAGE ? pages : undefined;
}

/** What a page can wait for while it opens. */
const QUICK = { changes: 500, creates: 200, rounds: 3 };

/** Returns whether comparing these changes with Catalog takes only some seconds. */
export function isQuick(session: Pick<Session, 'document'>, changes: readonly RowChange[]): boolean {
  const known = changes.filter(({ operation }) => operation !== 'create');
  const rounds = Array.from(groupBy(known, ({ resource }) => resource).values(), (ofResource) => {
    const pages = pagesOf(session, ofResource);
    return pages === undefined ? ofResource.length / RECORDS_AT_ONCE : pages / PAGES_AT_ONCE;
  });
  const inAll = rounds.reduce((sum, each) => sum + Math.ceil(each), 0);
  return changes.length <= QUICK.changes && changes.length - known.length <= QUICK.creates && inAll <= QUICK.rounds;
}
