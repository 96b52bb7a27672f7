// The tab that shows a resource with exactly these filters, so that another run of them goes into it.
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { OwnReport } from '../../tabs/memory/own-reports.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { type Session, showsResource } from './session.ts';

export function matchingTab(session: Session, resource: Resource, filters: FilterValues): TabEntry | undefined {
  return readTabs(session.document).find((tab) => isMain(tab) && showsResource(session, tab, resource) && isSame(tab.filters, filters));
}

/** Returns the sheet that a run of these filters writes to: the matching tab, a further one, or none if there's no tab of the resource. */
export function sheetForRun(session: Session, resource: Resource, filters: FilterValues): number | 'new' | undefined {
  const matching = matchingTab(session, resource, filters);
  if (matching) return matching.sheet;
  return readTabs(session.document).some((tab) => isMain(tab) && showsResource(session, tab, resource)) ? 'new' : undefined;
}

/**
 * Returns the tab that a run of an own report writes to: the one that it made last, one that a killed run has left, or the tab with
 * exactly its settings. What a report has delivered depends on its tab, so such a report only goes into its own.
 */
export function ownTab(session: Session, { id, resource: name, filters }: OwnReport, resource: Resource): TabEntry | undefined {
  const made = readTabs(session.document).filter((tab) => tab.own === id && tab.resource === name && showsResource(session, tab, resource));
  const [last] = made.sort((a, b) => (b.pulledAt ?? Number.POSITIVE_INFINITY) - (a.pulledAt ?? Number.POSITIVE_INFINITY));
  return last ?? (resource.report?.delivers ? undefined : matchingTab(session, resource, filters));
}

/** Returns whether a tab can stand for its resource: it shows neither child rows nor an own report. */
export function isMain({ part, own }: TabEntry): boolean {
  return part === undefined && own === undefined;
}

/** Returns whether two choices of filters mean the same. */
export function isSame(a: FilterValues, b: FilterValues): boolean {
  return inOrder(a) === inOrder(b);
}

/** Returns filters as a text that's the same for the same choices. Blank ones don't count. */
function inOrder(filters: FilterValues): string {
  const chosen = Object.entries(filters).filter(([, value]) => value.length > 0);
  return JSON.stringify(chosen.sort(([a], [b]) => (a < b ? -1 : 1)));
}
