// How a new tab of an own report differs from that of its resource: its name, its columns, and the order of its rows.

import type { Resource } from '../../catalog/resource.ts';
import { columnsIn, findOwnReport, type OwnReport } from '../../tabs/memory/own-reports.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';

/** Returns the own report that a pull runs. Undefined if it was deleted since then, and the tab looks like any of its resource. */
export function ownReportOf({ document }: Pick<Session, 'document'>, { own }: Pick<PullJob, 'own'>): OwnReport | undefined {
  return own === undefined ? undefined : findOwnReport(document, own);
}

/** Returns the columns that a tab shows, as its entry says, or as its report says if it's new. */
export function lookedUpNames(tab: TabEntry | undefined, report: OwnReport | undefined): string[] | undefined {
  if (tab?.pulledAt !== undefined || !report) return tab?.lookedUp;
  return columnsIn(report).map(({ name }) => name);
}

/** Returns a resource whose new tab has the columns of a report, in their order. The key has one in any case. */
export function arranged(resource: Resource, tab: TabEntry | undefined, report: OwnReport | undefined): Resource {
  if (tab?.pulledAt !== undefined || !report) return resource;
  const names = columnsIn(report).map(({ name }) => name);
  const { key } = resource;
  const fields = resource.fields.map(({ asked: _, ...field }) =>
    field.name === key || names.includes(field.name) ? field : { ...field, asked: true as const },
  );
  return { ...resource, fields, leading: names };
}

/** Returns the names of the columns that a new tab of a report hides. */
export function hiddenIn(report: OwnReport | undefined): string[] {
  return report ? columnsIn(report).flatMap(({ name, hidden }) => (hidden ? [name] : [])) : [];
}
