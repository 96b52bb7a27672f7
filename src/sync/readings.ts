// The tabs as a review reads them, with what their cells last showed.
import { isEditable } from '../catalog/resource.ts';
import type { Cell } from '../platform/ports.ts';
import { readBases } from '../tabs/bases.ts';
import { STATUS } from '../tabs/columns.ts';
import { cellContext } from '../tabs/context.ts';
import { StopError } from '../tabs/problem.ts';
import type { TabEntry } from '../tabs/registry.ts';
import { cellAt, readTab, refuseKeyless } from '../tabs/tab.ts';
import { status } from '../tabs/words.ts';
import { diffTab } from './diff.ts';
import type { TabReading } from './row-change.ts';
import { shapeOf } from './shape.ts';
import type { World } from './world.ts';

type TabsWorld = Pick<World, 'workbook' | 'document'>;

/** Tabs that can be read, and a sentence for each that cannot: one keeps no other from being reviewed. Throws where it is the only one. */
export function readingsOf(world: TabsWorld, tabs: readonly TabEntry[]): { readings: TabReading[]; unread: string[] } {
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

function readingOf(world: TabsWorld, tab: TabEntry): TabReading | undefined {
  const sheet = world.workbook.sheet(tab.sheet);
  const resource = shapeOf(tab);
  // A tab whose first pull has not ended holds nothing that a person could have meant to send.
  if (!sheet || tab.part || tab.pulledAt === undefined || tab.takenIn || !isEditable(resource)) return undefined;
  const contents = readTab(sheet, resource);
  refuseKeyless(contents, resource);
  const context = cellContext(world.workbook, world.document);
  const { rows, zone } = readBases(world.workbook, resource, contents, context);
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
export function refuseMoved(reading: TabReading): void {
  if (isMoved(reading)) throw moved(reading);
}

function isMoved({ contents, resource }: TabReading): boolean {
  const now = readTab(contents.sheet, resource);
  const moved = contents.keys.some((key, index) => key !== now.keys[index]);
  const row = (values: Cell[] | undefined) => JSON.stringify(values ?? []);
  return moved || contents.keys.some((key, index) => key === '' && row(contents.values[index]) !== row(now.values[index]));
}

function moved({ contents }: TabReading): StopError {
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
  const conflicts = reading.contents.values.filter((_, index) => cellAt(reading.contents, index, STATUS) === status.conflict).length;
  return { unsent: unsent + diff.refused.length, conflicts };
}
