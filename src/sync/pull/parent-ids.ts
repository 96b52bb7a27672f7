// Whose lists a pull reads, where lists hang on records of another kind: ids that were typed, and those that a tab shows.

import { StopError } from '../../base/problem.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { sortedUnique } from '../../catalog/lists/nested-lists.ts';
import { PARENT_IDS, PARENT_TAB, type Resource } from '../../catalog/resource.ts';
import { resources } from '../../catalog/resources/index.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { keyOf, readTab } from '../../tabs/sheet/tab.ts';
import { type Session, showsResource } from '../jobs/session.ts';

/** In order, each once. Read anew for each step, because thousands of ids fit into no property. */
export function parentIdsOf(session: Session, { title, parent: of }: Resource, filters: FilterValues): string[] {
  const typed = [filters[PARENT_IDS] ?? []].flat().flatMap((text) => text.split(','));
  const tab = String(filters[PARENT_TAB] ?? '');
  const shown = of && tab !== '' ? shownIn(session, tab, of.tabs[tab] ?? '') : [];
  const owners = [...typed, ...shown].map((id) => id.trim()).filter((id) => /^\d+$/.test(id));
  if (owners.length > 0) return sortedUnique(owners);
  throw new StopError(
    'nobody-chosen',
    tab === '' ? `${title} can only be pulled for specific IDs.` : 'That tab has no IDs to use.',
    'Enter IDs in the pull form, or choose a tab that has some.',
  );
}

function shownIn(session: Session, name: string, field: string): string[] {
  const owner = resources.find((resource) => resource.name === name);
  const entry = owner && readTabs(session.document).find((tab) => !tab.part && showsResource(session, tab, owner));
  const sheet = entry && session.workbook.sheet(entry.sheet);
  if (!owner || !sheet) {
    throw new StopError(
      'no-such-tab',
      `This Catalog has no ${owner?.title ?? name} tab yet.`,
      'Pull it first, or enter IDs in the pull form.',
    );
  }
  const { columns, values } = readTab(sheet, owner);
  const column = columns.get(field);
  return column === undefined ? [] : values.map((row) => keyOf(row[column - 1]));
}
