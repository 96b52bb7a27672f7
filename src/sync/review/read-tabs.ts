// The tabs as a review reads them, with what their cells last showed.

import { StopError } from '../../base/problem.ts';
import { isEditable } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { parseStatus } from '../../tabs/cells/status-text.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readBases } from '../../tabs/sheet/bases.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import { assertKeyColumn, cellAt, readTab } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { TabContents } from '../plan/row-change.ts';
import { diffTab } from './diff.ts';

type TabsWorld = Pick<Session, 'workbook' | 'document'>;

/** Tabs that can be read, and a sentence for each that cannot: one keeps no other from being reviewed. Throws where it is the only one. */
export function readTabsForReview(world: TabsWorld, tabs: readonly TabEntry[]): { readings: TabContents[]; unread: string[] } {
  const stops: StopError[] = [];
  const unread: string[] = [];
  const readings = tabs.flatMap((tab) => {
    try {
      return readingOf(world, tab) ?? [];
    } catch (error) {
      if (!(error instanceof StopError)) throw error;
      stops.push(error);
      unread.push(`${world.workbook.sheet(tab.sheet)?.name()} was skipped. ${error.problem.what} ${error.problem.todo}`);
      return [];
    }
  });
  if (stops[0] && readings.length === 0) throw stops[0];
  return { readings, unread };
}

function readingOf(world: TabsWorld, tab: TabEntry): TabContents | undefined {
  const sheet = world.workbook.sheet(tab.sheet);
  const resource = resourceForTab(tab);
  // A tab whose first pull has not ended holds nothing that a person could have meant to send.
  if (!sheet || tab.part || tab.pulledAt === undefined || tab.takenIn || !isEditable(resource)) return undefined;
  const contents = readTab(sheet, resource);
  assertKeyColumn(contents, resource);
  const context = cellContext(world.workbook, world.document);
  const { rows, zone } = readBases(world.workbook, { resource, contents, context });
  if (zone !== undefined && zone !== context.zone && resource.fields.some((field) => field.kind === 'time' && field.write)) {
    throw new StopError(
      'zone-changed',
      `The spreadsheet’s time zone changed after “${contents.name}” was pulled. Its times might be wrong.`,
      'Refresh the tab, then review again.',
    );
  }
  return { resource, contents, snapshot: rows, context };
}

/** Status is written by position, so it would go astray where rows were moved since the tab was read, before Catalog was asked. */
export function assertRowsUnmoved(reading: TabContents): void {
  if (isMoved(reading)) throw moved(reading);
}

function isMoved({ contents, resource }: TabContents): boolean {
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
  /** Rows that were held back because Catalog had changed too. */
  conflicts: number;
}

/** What one tab holds for the next review; reads the tab only. */
export function countEdits(world: TabsWorld, tab: TabEntry): EditCounts {
  const reading = readingOf(world, tab);
  if (!reading) return { unsent: 0, conflicts: 0 };
  const diff = diffTab(reading);
  const unsent = diff.changes.reduce((sum, change) => sum + Math.max(change.operation === 'create' ? 1 : change.edits.length, 1), 0);
  const shown = (index: number) => parseStatus(String(cellAt(reading.contents, index, STATUS)));
  const conflicts = reading.contents.values.filter((_, index) => shown(index)?.kind === 'conflict').length;
  return { unsent: unsent + diff.refused.length, conflicts };
}
