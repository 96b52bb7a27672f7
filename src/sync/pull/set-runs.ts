// What a set runs: each report as it was run last, or with its defaults, and each own report as it was saved.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import { reports } from '../../catalog/reports/index.ts';
import type { Resource } from '../../catalog/resource.ts';
import { findOwnReport, type OwnReport } from '../../tabs/memory/own-reports.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { ownIn, type ReportSet, readSets, type SetRun } from '../../tabs/memory/report-sets.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { isMain, ownTab } from '../jobs/matching-tab.ts';
import { type Session, showsResource } from '../jobs/session.ts';

/** A run of a set, and the tab that it goes into. Without one, it makes it. */
export interface PlannedRun {
  run: SetRun;
  title: string;
  resource: Resource;
  filters: FilterValues;
  own?: OwnReport;
  tab?: TabEntry;
}

/** Returns the runs of a set, without those that no longer exist. */
export function plannedRuns(session: Session, { runs }: Pick<ReportSet, 'runs'>): PlannedRun[] {
  return runs.flatMap((run) => planned(session, run) ?? []);
}

/** Returns the sheets of a set's tabs, as far as they exist. Undefined if the set was deleted. */
export function sheetsOfSet(session: Session, id: string): number[] | undefined {
  const set = readSets(session.document).find((each) => each.id === id);
  return set && Array.from(new Set(plannedRuns(session, set).flatMap(({ tab }) => tab?.sheet ?? [])));
}

function planned(session: Session, run: SetRun): PlannedRun | undefined {
  const id = ownIn(run);
  if (id === undefined) {
    const resource = reports.find(({ name }) => name === run);
    const tab = resource && readTabs(session.document).find((each) => isMain(each) && showsResource(session, each, resource));
    return (
      resource && {
        run,
        title: resource.title,
        resource,
        filters: tab?.filters ?? { ...resource.report?.defaults },
        ...(tab ? { tab } : {}),
      }
    );
  }
  const own = findOwnReport(session.document, id);
  if (!own) return undefined;
  const resource = resourceOf(own.resource);
  const tab = ownTab(session, own, resource);
  return { run, title: own.name, resource, filters: own.filters, own, ...(tab ? { tab } : {}) };
}
