// The tabs as a review reads them, with the bases of their cells.

import { StopError } from '../../base/problem.ts';
import { isEditable } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { parseStatus } from '../../tabs/cells/status-text.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readBases } from '../../tabs/sheet/bases.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import { assertOwnValues, readKnownTab } from '../../tabs/sheet/known-columns.ts';
import { asRead, cellAt, readTab } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { TabContents } from '../plan/row-change.ts';
import { diffTab } from './diff.ts';

type TabFiles = Pick<Session, 'workbook' | 'document'>;

/** Returns the tabs that can be read, and a sentence for each other one. Throws StopError if no tab can be read. */
export function readTabsForReview(files: TabFiles, tabs: readonly TabEntry[]): { readings: TabContents[]; unread: string[] } {
  const stops: StopError[] = [];
  const unread: string[] = [];
  const readings = tabs.flatMap((tab) => {
    try {
      return readingOf(files, tab) ?? [];
    } catch (error) {
      if (!(error instanceof StopError)) throw error;
      stops.push(error);
      unread.push(`${files.workbook.sheet(tab.sheet)?.name()} was skipped. ${error.problem.what} ${error.problem.todo}`);
      return [];
    }
  });
  if (stops[0] && readings.length === 0) throw stops[0];
  return { readings, unread };
}

function readingOf(files: TabFiles, tab: TabEntry): TabContents | undefined {
  const sheet = files.workbook.sheet(tab.sheet);
  const resource = resourceForTab(tab);
  // A tab whose first pull hasn't ended has no edits to send.
  if (!sheet || tab.part || tab.pulledAt === undefined || tab.takenIn || !isEditable(resource)) return undefined;
  const contents = readKnownTab(sheet, resource);
  const context = cellContext(files.workbook, files.document);
  const { rows, zone, contents: shown } = readBases(files, { resource, contents, context });
  assertOwnValues({ contents, resource, context: { ...context, baseZone: zone ?? context.zone } }, rows);
  if (zone !== undefined && zone !== context.zone && resource.fields.some((field) => field.kind === 'time' && field.write)) {
    throw new StopError(
      'zone-changed',
      `The spreadsheet’s time zone changed after “${contents.name}” was pulled. Its times might be wrong.`,
      'Refresh the tab, then review again.',
    );
  }
  return { resource, contents: shown, snapshot: rows, context };
}

/** Throws StopError if rows moved since the tab was read, because Status is written by position. */
export function assertRowsUnmoved(reading: TabContents): void {
  if (isMoved(reading)) throw moved(reading);
}

function isMoved({ contents: shown, resource }: TabContents): boolean {
  const contents = asRead(shown, resource);
  const now = readTab(contents.sheet, resource);
  const moved = contents.keys.some((key, index) => key !== now.keys[index]);
  const row = (values: Cell[] | undefined) => JSON.stringify(values ?? []);
  return moved || contents.keys.some((key, index) => key === '' && row(contents.values[index]) !== row(now.values[index]));
}

function moved({ contents }: TabContents): StopError {
  return new StopError('tab-moved', `Rows in “${contents.name}” moved during the review.`, 'Review again.');
}

export interface EditCounts {
  /** Edits that have not been sent. */
  unsent: number;
  /** Rows with an unresolved conflict. */
  conflicts: number;
}

/** Counts the edits of a tab for the next review. Reads only the tab. */
export function countEdits(files: TabFiles, tab: TabEntry): EditCounts {
  const reading = readingOf(files, tab);
  if (!reading) return { unsent: 0, conflicts: 0 };
  const diff = diffTab(reading);
  const unsent = diff.changes.reduce((sum, change) => sum + Math.max(change.operation === 'create' ? 1 : change.edits.length, 1), 0);
  const shown = (index: number) => parseStatus(String(cellAt(reading.contents, index, STATUS)));
  const conflicts = reading.contents.values.filter((_, index) => shown(index)?.kind === 'conflict').length;
  return { unsent: unsent + diff.refused.length, conflicts };
}
