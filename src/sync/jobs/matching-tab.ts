// The tab that shows a resource with exactly these filters, so that another run of them goes into it.
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Resource } from '../../catalog/resource.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { type Session, showsResource } from './session.ts';

export function matchingTab(session: Session, resource: Resource, filters: FilterValues): TabEntry | undefined {
  const wanted = inOrder(filters);
  return readTabs(session.document).find((tab) => !tab.part && showsResource(session, tab, resource) && inOrder(tab.filters) === wanted);
}

/** Returns the sheet that a run of these filters writes to: the matching tab, a further one, or none if there's no tab of the resource. */
export function sheetForRun(session: Session, resource: Resource, filters: FilterValues): number | 'new' | undefined {
  const matching = matchingTab(session, resource, filters);
  if (matching) return matching.sheet;
  return readTabs(session.document).some((tab) => !tab.part && showsResource(session, tab, resource)) ? 'new' : undefined;
}

/** Returns filters as a text that's the same for the same choices. Blank ones don't count. */
function inOrder(filters: FilterValues): string {
  const chosen = Object.entries(filters).filter(([, value]) => value.length > 0);
  return JSON.stringify(chosen.sort(([a], [b]) => (a < b ? -1 : 1)));
}
