import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import type { Record_ } from '../catalog/resource.ts';
import type { Platform } from '../platform/ports.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { assertTabsFree } from '../sync/jobs/lease.ts';
import { assertWritable, type Session, withLock } from '../sync/jobs/session.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { appendRows } from '../tabs/sheet/append-rows.ts';
import { readTab } from '../tabs/sheet/tab.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { showDialog } from './open-page.ts';
import { pullWhole } from './pull.ts';

/** Writes rows for people who are to be enrolled, and for those who have to be created first; then opens the review. */
export const enroll: CommandEntry<'enroll'> = {
  input: () =>
    z.object({
      listing: z.string(),
      people: z.array(z.string()),
      newcomers: z.array(z.object({ name: z.string(), mail: z.string() })),
    }),
  run: (platform, { listing, people, newcomers }) => {
    const world = openWorld(platform);
    assertWritable(world);
    const users = newcomers.length > 0 ? pulledTab(world, 'users') : undefined;
    if (newcomers.length > 0 && !users)
      throw new StopError('no-users', 'Can’t create users because the Users tab hasn’t been pulled.', 'Pull Users first.');
    const filters = { listing_id: listing };
    if (!pulledTab(world, 'enrollments', filters)) pullWhole(world, { resource: 'enrollments', filters }, world.clock.now() + MAX_RUN_MS);
    const tab = pulledTab(world, 'enrollments', filters);
    if (!tab) throw new Error('the tab of enrollments was just pulled');
    const persons: (string | number)[] = [...people, ...newcomers.map(({ mail }) => mail)];
    if (users)
      addRows(
        world,
        users,
        newcomers.map(({ name, mail }) => ({ user_name: name || mail, email_address: mail })),
      );
    addRows(
      world,
      tab,
      persons.map((person) => ({ canvas_user_id: person, listing_id: listing })),
    );
    showRows(platform, world, tab);
    return { rows: persons.length, created: newcomers.length };
  },
};

/** The tab of a resource that was pulled; of several the one with these filters, else the first. */
export function pulledTab(session: Session, resource: string, filters: TabEntry['filters'] = {}): TabEntry | undefined {
  const tabs = readTabs(session.document).filter(
    (tab) =>
      tab.resource === resource &&
      !tab.part &&
      tab.connection === session.client.connection.id &&
      tab.pulledAt !== undefined &&
      session.workbook.sheet(tab.sheet) !== undefined,
  );
  return tabs.find((tab) => Object.entries(filters).every(([name, value]) => tab.filters[name] === value)) ?? tabs[0];
}

/** Rows with the Action create; answers the first. */
export function addRows(session: Session, tab: TabEntry, records: readonly Record_[]): number {
  assertTabsFree(session, '', [tab.sheet]);
  const resource = resourceForTab(tab);
  const sheet = session.workbook.sheet(tab.sheet);
  if (!sheet) throw new Error('the tab is gone');
  // It was pulled while the connection was read only, so it has no Action column.
  if (!resource.writes.create)
    throw new StopError('read-only-tab', `The “${sheet.name()}” tab is read-only.`, 'Delete the tab, pull it again, and retry.');
  return withLock(session, 'Wait a minute, then try again.', () =>
    appendRows(readTab(sheet, resource), resource, records, cellContext(session.workbook, session.document)),
  );
}

/** New rows, in the review. */
export function showRows(platform: Platform, session: Session, { sheet }: TabEntry, row?: number): void {
  session.workbook.activate(sheet, row);
  showDialog(platform, 'review');
}
