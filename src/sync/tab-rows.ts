// Rows that a task starts from or adds in pulled tabs: the selected row, and new rows to create.

import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { Record_, Resource } from '../catalog/resource.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { appendRows } from '../tabs/sheet/append-rows.ts';
import { readKnownTab } from '../tabs/sheet/known-columns.ts';
import { type Contents, readTab } from '../tabs/sheet/tab.ts';
import { assertTabsFree } from './jobs/lease.ts';
import { type Session, TRY_AGAIN, withLock } from './jobs/session.ts';

export interface SelectedRow {
  resource: Resource;
  contents: Contents;
  /** From 0, below the header. */
  index: number;
}

/** Returns the first selected row if the active tab shows one of these resources. */
export function selectedRow({ workbook, document }: Session, resources: readonly string[]): SelectedRow | undefined {
  const sheet = workbook.active();
  const tab = readTabs(document).find((each) => each.sheet === sheet?.id && !each.part);
  const [area] = workbook.selection();
  if (!sheet || !area || !tab || !resources.includes(tab.resource)) return undefined;
  const resource = resourceForTab(tab);
  return { resource, contents: readTab(sheet, resource), index: area.row - 2 };
}

/** Returns a pulled tab of a resource: the one with these filters if there are several, else the first. */
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

/** Adds rows with the Action *create* below the others, and returns the number of the first. */
export function addRows(session: Session, tab: TabEntry, records: readonly Record_[]): number {
  assertTabsFree(session, '', [tab.sheet]);
  const resource = resourceForTab(tab);
  const sheet = session.workbook.sheet(tab.sheet);
  if (!sheet) throw new Error('the tab is gone');
  // It was pulled while the connection was read only, so it has no Action column.
  if (!resource.writes.create)
    throw new StopError('read-only-tab', say`The “${sheet.name()}” tab is read-only.`, 'Delete the tab, pull it again, and retry.');
  return withLock(session, TRY_AGAIN, () => {
    const contents = readKnownTab(sheet, resource);
    const context = cellContext(session.workbook, session.document);
    return appendRows(session, { contents, resource, context }, records);
  });
}
