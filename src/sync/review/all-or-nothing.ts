// What one request takes without naming it, such as everybody on the waitlist of a listing: planned and sent whole or not at all.

import { shortId } from '../../base/short-id.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Operation, Resource, Value } from '../../catalog/resource.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceOf, shapeOf } from '../../tabs/resource-for-tab.ts';
import { readTab } from '../../tabs/sheet/tab.ts';
import { refuseReadOnly } from '../jobs/read-only.ts';
import type { World } from '../jobs/session.ts';
import { locked } from '../jobs/with-lock.ts';
import { storePlan } from '../plan/journal.ts';
import { isOf } from '../pull/apply-pull.ts';
import type { Write } from '../send/batch.ts';
import { makePlan } from './make-plan.ts';
import type { Review } from './review.ts';

/** Reviews an operation of the table on all records with this value. Their rows are those of the first tab of the resource. */
export function reviewWhole(world: World, name: string, operation: Operation, value: string): Review & { found: Parsed[] } {
  refuseReadOnly(world);
  const { connection } = world.client;
  const tab = readTabs(world.document).find((each) => !each.readOnly && isOf(world, each, resourceOf(name)));
  const resource = shapeOf(tab ?? { resource: name });
  const sheet = tab && world.workbook.sheet(tab.sheet);
  const keys = sheet ? readTab(sheet, resource).keys : [];
  const found = recordsOf(world, resource, operation, value);
  const run = shortId(world.clock.id());
  const at = world.clock.now();
  const records = new Map(found.map(({ key, values }) => [key, values]));
  const { lines } = makePlan({
    run,
    connection: connection.id,
    at: new Date(at).toISOString(),
    changes: found.map(({ key, values }) => ({
      resource,
      sheet: sheet?.id ?? 0,
      tab: sheet?.name() ?? resource.title,
      row: keys.indexOf(key) < 0 ? 0 : keys.indexOf(key) + 2,
      operation,
      key,
      caption: String(values[resource.caption ?? ''] || `${resource.one} ${key}`),
      edits: [],
    })),
    presentOf: ({ key }) => ({ record: records.get(key) ?? {} }),
    matchesOf: () => [],
    intentOf: () => '',
  });
  const header = locked(world, 'Wait a minute, then try again.', () =>
    storePlan(
      world.workbook,
      world.document,
      { v: 1, run, connection: connection.id, host: connection.host, scope: connection.scope, at, applied: false, options: [] },
      lines,
    ),
  );
  return { header, lines, refused: [], remarks: [], found };
}

/** Would these writes take more than they name? Throws CatalogError where that cannot be known. */
export function hasMore(world: World, writes: readonly Write[]): boolean {
  const [{ resource, lines } = {}] = writes;
  const operation = lines?.[0]?.operation ?? '';
  const field = resource?.writes[operation]?.whole;
  if (!resource || field === undefined) return false;
  const value = lines?.find((line) => line.field === field)?.server;
  const shown = new Set(writes.map((write) => write.lines[0]?.key));
  return recordsOf(world, resource, operation, String(value)).some(({ key }) => !shown.has(key));
}

function recordsOf({ client }: World, resource: Resource, operation: Operation, value: Value): Parsed[] {
  const field = resource.writes[operation]?.whole ?? '';
  const [answer] = client.lookUpMany(resource, [{ [field]: value }], { filters: { [field]: field }, fields: [field] });
  if (!Array.isArray(answer)) throw answer ?? new Error('no response');
  return answer;
}
