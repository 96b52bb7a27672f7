// How many edits wait in each tab: counted in the tab that the person looks at, remembered for the others.

import type { Problem } from '../base/problem.ts';
import { isEditable } from '../catalog/resource.ts';
import type { Platform, Properties } from '../platform/ports.ts';
import { problemOf } from '../protocol/problems.ts';
import { countEdits, type EditCounts } from '../sync/review/read-tabs.ts';
import type { TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

/** Above so many rows the edits of the active tab are not counted each time the sidebar opens. */
const MAX_COUNTED = 5_000;

const KEPT = 'edits.';

/** Nothing where nobody has counted yet. A tab that cannot be read has a problem, and the others are told all the same. */
export function editsIn(
  { workbook, document }: Platform,
  tab: TabEntry,
  active: boolean,
): EditCounts | { problem: Problem } | Record<string, never> {
  if (!workbook || !isEditable(resourceOf(tab.resource))) return {};
  const kept = document.get(KEPT + tab.sheet);
  if (!active || tab.rows > MAX_COUNTED) return kept === undefined ? {} : JSON.parse(kept);
  try {
    const counts = countEdits({ workbook, document }, tab);
    const text = JSON.stringify(counts);
    if (text !== kept) document.set(KEPT + tab.sheet, text);
    return counts;
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** After a send the counts of the tabs that it touched are no longer true. */
export function forgetEdits(document: Properties, sheets: readonly number[]): void {
  for (const sheet of sheets) document.remove(KEPT + sheet);
}
