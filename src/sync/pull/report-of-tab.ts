// An own report made of a tab: what it shows, with which settings, and in which columns.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { OwnReport } from '../../tabs/memory/own-reports.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readTab } from '../../tabs/sheet/tab.ts';
import { otherConnection, type Session } from '../jobs/session.ts';
import { cleanName } from './own-name.ts';
import { identityOf } from './recipe-titles.ts';

export interface SavedTab {
  sheet: number;
  name: string;
  /** The field by which rows are sorted, with a hyphen before one that falls. */
  order?: string;
}

/** Throws StopError if the tab isn't one of this Catalog, or if a name isn't possible. */
export function reportOfTab(session: Session, { sheet: id, name: typed, order }: SavedTab): OwnReport {
  const { workbook, document, clock, client } = session;
  const tab = readTabs(document).find((each) => each.sheet === id && each.part === undefined);
  const sheet = workbook.sheet(id);
  if (!tab || !sheet) throw new StopError('no-tab', say`The tab to save no longer exists.`, say`Choose another tab.`);
  if (tab.connection !== client.connection.id) throw otherConnection(session, tab);
  const name = cleanName(typed);
  const resource = resourceForTab(tab);
  const { columns } = readTab(sheet, resource);
  const hidden = sheet.hiddenColumns(Math.max(0, ...columns.values()));
  const placed = Array.from(columns).sort(([, a], [, b]) => a - b);
  const isSortable = order !== undefined && resource.fields.some((field) => field.name === order.replace(/^-/, ''));
  return {
    v: 1,
    id: clock.id(),
    name,
    resource: tab.resource,
    filters: tab.filters,
    columns: placed.map(([column, place]) => (hidden.includes(place) ? `-${column}` : column)),
    order: isSortable ? [order] : [],
    at: clock.now(),
    ...identityOf(session, resource, tab.filters),
  };
}
