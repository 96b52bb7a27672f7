// How many edits wait in each tab: counted in the tab that the person looks at, remembered for the others.
import { isEditable } from '../catalog/resource.ts';
import type { Platform, Properties } from '../platform/ports.ts';
import { countEdits, type EditCounts } from '../sync/readings.ts';
import { resourceOf } from '../sync/shape.ts';
import type { Problem } from '../tabs/problem.ts';
import type { TabEntry } from '../tabs/registry.ts';
import { problemOf } from './problems.ts';

/** Above so many rows the edits of the active tab are not counted each time the sidebar opens. */
const MOST_COUNTED = 5_000;

const KEPT = 'edits.';

/** Nothing where nobody has counted yet. A tab that cannot be read has a problem, and the others are told all the same. */
export function editsIn(
  { workbook, document }: Platform,
  tab: TabEntry,
  active: boolean,
): EditCounts | { problem: Problem } | Record<string, never> {
  if (!workbook || !isEditable(resourceOf(tab.resource))) return {};
  const kept = document.get(KEPT + tab.sheet);
  if (!active || tab.rows > MOST_COUNTED) return kept === undefined ? {} : JSON.parse(kept);
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
