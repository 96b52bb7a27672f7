// How many unsent edits each tab has: counted in the active tab, and stored for the others.

import { isEditable } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { countEdits, type EditCounts } from './read-tabs.ts';

/** The edits of a longer tab aren't counted each time the sidebar opens. */
const MAX_COUNTED_ROWS = 5_000;

/** Stored in document properties under `edits.<sheet>`. */
const PREFIX = 'edits.';

/** Counts the edits of the active tab and stores the count. Throws if the tab can't be read. */
export function countActiveEdits(files: Pick<Session, 'workbook' | 'document'>, tab: TabEntry): Partial<EditCounts> {
  const stored = storedEdits(files.document, tab);
  if (!isEditable(resourceOf(tab.resource)) || tab.rows > MAX_COUNTED_ROWS) return stored;
  const counts = countEdits(files, tab);
  const text = JSON.stringify(counts);
  if (text !== JSON.stringify(stored)) files.document.set(PREFIX + tab.sheet, text);
  return counts;
}

/** Returns the last count of a tab, which is empty if its edits haven't been counted. */
export function storedEdits(document: Properties, tab: TabEntry): Partial<EditCounts> {
  const text = document.get(PREFIX + tab.sheet);
  return text === undefined || !isEditable(resourceOf(tab.resource)) ? {} : JSON.parse(text);
}

/** Removes the counts of tabs that a send changes. */
export function forgetEdits(document: Properties, sheets: readonly number[]): void {
  for (const sheet of sheets) document.remove(PREFIX + sheet);
}
