// What one request takes without naming it, such as everybody on the waitlist of a listing: planned and sent whole or not at all.

import { shortId } from '../../base/hash.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Operation } from '../../catalog/resource.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import { readTab } from '../../tabs/sheet/tab.ts';
import { assertWritable, type Session, showsResource, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { nameless } from '../plan/caption.ts';
import { storePlan } from '../plan/journal.ts';
import { affectedRecords } from '../plan/other-records.ts';
import { makePlan } from './make-plan.ts';
import type { PageOf, Review } from './review.ts';

/** Reviews an operation of the table on all records with this value. Their rows are those of the first tab of the resource. */
export function reviewAll<Shown>(
  session: Session,
  { resource: name, operation, value }: { resource: string; operation: Operation; value: string },
  pageOf: PageOf<Shown>,
): Review & { shown: Shown; found: Parsed[] } {
  assertWritable(session);
  const { connection } = session.client;
  const tab = readTabs(session.document).find((each) => !each.readOnly && showsResource(session, each, resourceOf(name)));
  const resource = resourceForTab(tab ?? { resource: name });
  const sheet = tab && session.workbook.sheet(tab.sheet);
  const keys = sheet ? readTab(sheet, resource).keys : [];
  const found = affectedRecords(session, resource, operation, value);
  const run = shortId(session.clock.id());
  const at = session.clock.now();
  const records = new Map(found.map(({ key, values }) => [key, values]));
  const { entries } = makePlan({
    run,
    connection: connection.id,
    user: connection.user,
    at: new Date(at).toISOString(),
    changes: found.map(({ key, values }) => ({
      resource,
      sheet: sheet?.id ?? 0,
      tab: sheet?.name() ?? resource.title,
      row: keys.indexOf(key) < 0 ? 0 : keys.indexOf(key) + 2,
      operation,
      key,
      caption: String(values[resource.caption ?? ''] || nameless(resource, key)),
      edits: [],
    })),
    presentOf: ({ key }) => ({ record: records.get(key) ?? {} }),
    matchesOf: () => [],
    intentOf: () => '',
  });
  const { shown, digest } = pageOf(entries, new Map());
  const header = withLock(session, TRY_AGAIN, () =>
    storePlan(session, { run, connection: connection.id, host: connection.host, scope: connection.scope, at }, entries, () => digest),
  );
  return { header, entries, shown, refused: [], notes: [], found };
}
