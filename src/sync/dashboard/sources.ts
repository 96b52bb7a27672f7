// The reports that the dashboard is made of, each with the settings that its numbers need.

import { saidHere } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { localized } from '../../catalog/localized.ts';
import { reports } from '../../catalog/reports/index.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { matchingTab } from '../jobs/matching-tab.ts';
import type { Session } from '../jobs/session.ts';

/** Whole months, so that no number is that of a part of a month, unless it's this one. */
const YEAR = 'months:12';

/** In the order of their rows on the dashboard. Two of them are one report with different settings. */
export const SOURCES = ['revenue', 'enrollment_months', 'order_match', 'seats', 'opening', 'catalog_check', 'codes'] as const;

export type SourceName = (typeof SOURCES)[number];

/** Those whose rows are findings. */
export const FINDING_SOURCES = ['order_match', 'seats', 'opening', 'catalog_check'] as const satisfies readonly SourceName[];

/** What differs from the report of the same name and the settings that it starts with. */
const SPECIAL: Readonly<Partial<Record<SourceName, { report?: string; title?: string; filters: FilterValues }>>> = {
  revenue: { filters: { from: YEAR, by: 'listing and month' } },
  enrollment_months: { filters: { from: YEAR } },
  codes: { report: 'revenue', title: 'Promotion codes', filters: { from: YEAR, by: 'promotion code and month' } },
};

export interface Source {
  name: SourceName;
  /** As the dashboard calls it. */
  title: string;
  report: Resource;
  filters: FilterValues;
}

export function sources(): Source[] {
  return SOURCES.map((name) => {
    const special = SPECIAL[name];
    const entry = reports.find((each) => each.name === `report/${special?.report ?? name}`);
    if (!entry) throw new Error(`No report for "${name}".`);
    const report = localized(entry);
    const title = special?.title === undefined ? report.title : saidHere(special.title);
    return { name, title, report, filters: special?.filters ?? { ...report.report?.defaults } };
  });
}

/** Returns the tab of a source, if it was pulled with the settings that the dashboard needs. */
export function tabOf(session: Session, { report, filters }: Source): TabEntry | undefined {
  const tab = matchingTab(session, report, filters);
  return tab?.pulledAt === undefined ? undefined : tab;
}

/** Returns whether the dashboard shows numbers of a tab. */
export function isSource(session: Session, sheet: number): boolean {
  return sources().some((source) => tabOf(session, source)?.sheet === sheet);
}
