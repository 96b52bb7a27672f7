// How many unsent edits each tab has: counted in the active tab, and stored for the others.

import { isEditable } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { type SeenCells, showsSeen } from '../../tabs/sheet/seen-cells.ts';
import type { Session } from '../jobs/session.ts';
import { countEdits, type EditCounts } from './read-tabs.ts';

/** The edits of a longer tab aren't counted each time the sidebar opens. */
const MAX_COUNTED_ROWS = 5_000;

/** Stored in document properties under `edits.<sheet>`. */
const PREFIX = 'edits.';

interface Counted extends EditCounts {
  /** What the tab showed when its edits were counted, and its last pull by then: the same cells have the same edits. */
  cells?: SeenCells;
  pulledAt?: number;
}

/** Counts the edits of the active tab, unless it still shows what was counted last. Throws if the tab can't be read. */
export function countActiveEdits(files: Pick<Session, 'workbook' | 'document'>, tab: TabEntry): Partial<EditCounts> {
  const stored = readCounted(files.document, tab);
  if (!isEditable(resourceOf(tab.resource)) || tab.rows > MAX_COUNTED_ROWS) return countsOf(stored);
  const sheet = files.workbook.sheet(tab.sheet);
  if (sheet && stored.cells && stored.pulledAt === tab.pulledAt && showsSeen(sheet, stored.cells)) return countsOf(stored);
  const { cells, ...counts } = countEdits(files, tab);
  files.document.set(PREFIX + tab.sheet, JSON.stringify({ ...counts, cells, pulledAt: tab.pulledAt } satisfies Counted));
  return counts;
}

/** Returns the last count of a tab, which is empty if its edits haven't been counted. */
export function storedEdits(document: Properties, tab: TabEntry): Partial<EditCounts> {
  return countsOf(readCounted(document, tab));
}

function readCounted(document: Properties, tab: TabEntry): Partial<Counted> {
  const text = document.get(PREFIX + tab.sheet);
  return text === undefined || !isEditable(resourceOf(tab.resource)) ? {} : JSON.parse(text);
}

function countsOf({ unsent, conflicts }: Partial<Counted>): Partial<EditCounts> {
  return unsent === undefined || conflicts === undefined ? {} : { unsent, conflicts };
}

/** Removes the counts of tabs that a send changes. */
export function forgetEdits(document: Properties, sheets: readonly number[]): void {
  const names = sheets.map((sheet) => PREFIX + sheet);
  for (const name of names) if (document.get(name) !== undefined) document.remove(name);
}
