// The row that a person has selected in a tab of ours.

import type { Resource } from '../catalog/resource.ts';
import type { Session } from '../sync/jobs/session.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { type Contents, readTab } from '../tabs/sheet/tab.ts';

export interface SelectedRow {
  resource: Resource;
  contents: Contents;
  /** From 0, below the header. */
  index: number;
}

/** The first selected row, where the tab shows one of these resources. */
export function selectedRow({ workbook, document }: Session, resources: readonly string[]): SelectedRow | undefined {
  const sheet = workbook.active();
  const tab = readTabs(document).find((each) => each.sheet === sheet?.id && !each.part);
  const [area] = workbook.selection();
  if (!sheet || !area || !tab || !resources.includes(tab.resource)) return undefined;
  const resource = resourceForTab(tab);
  return { resource, contents: readTab(sheet, resource), index: area.row - 2 };
}
