// The tabs as a review reads them, with the bases of their cells.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { isEditable, type Resource, type Value } from '../../catalog/resource.ts';
import type { Sheet, Workbook } from '../../platform/ports.ts';
import { parseStatus } from '../../tabs/cells/status-text.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { withDataReadOnce } from '../../tabs/memory/data-once.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { showsBase } from '../../tabs/memory/snapshot.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readBases } from '../../tabs/sheet/bases.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import { isBlankRow } from '../../tabs/sheet/displaced.ts';
import { withFormulas } from '../../tabs/sheet/formulas.ts';
import { assertKnownColumns, assertOwnValues, readKnownTab } from '../../tabs/sheet/known-columns.ts';
import { showsRows } from '../../tabs/sheet/layout.ts';
import { duplicateKeys } from '../../tabs/sheet/match-rows.ts';
import { type SeenCells, seenCells } from '../../tabs/sheet/seen-cells.ts';
import { asRead, assertNoMergedCells, type Contents, cellAt, readValues } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { RowChange, TabContents } from '../plan/row-change.ts';
import { diffTab, type TabDiff } from './diff.ts';

type TabFiles = Pick<Session, 'workbook' | 'document'>;

/** `memory` is the workbook as far as its hidden data sheet is read. */
type Source = TabFiles & { memory: Workbook };

/** Returns the tabs that can be read, and a sentence for each other one. Throws StopError if no tab can be read. */
export function readTabsForReview(files: TabFiles, tabs: readonly TabEntry[]): { readings: TabContents[]; unread: string[] } {
  const stops: StopError[] = [];
  const unread: string[] = [];
  const once = { ...files, memory: withDataReadOnce(files.workbook) };
  const readings = tabs.flatMap((tab) => {
    try {
      return readingOf(once, tab) ?? [];
    } catch (error) {
      if (!(error instanceof StopError)) throw error;
      stops.push(error);
      unread.push([say`${files.workbook.sheet(tab.sheet)?.name() ?? ''} was skipped.`, error.problem.what, error.problem.todo].join(' '));
      return [];
    }
  });
  if (stops[0] && readings.length === 0) throw stops[0];
  return { readings, unread };
}

function readingOf(files: Source, tab: TabEntry): TabContents | undefined {
  const sheet = files.workbook.sheet(tab.sheet);
  const resource = resourceForTab(tab);
  // A tab whose first pull hasn't ended has no edits to send.
  if (!sheet || tab.part || tab.pulledAt === undefined || tab.takenIn || !isEditable(resource)) return undefined;
  return readingOfEdits(files, sheet, resource) ?? readingFrom(files, readKnownTab(sheet, resource), resource);
}

/**
 * Reads a tab with the formulas of only those rows that they could say something of. Whether columns moved meanwhile is otherwise left to
 * the look before the plan is stored. Returns `undefined` if the tab has to be read whole.
 */
function readingOfEdits(files: Source, sheet: Sheet, resource: Resource): TabContents | undefined {
  try {
    const contents = readValues(sheet, resource);
    assertKnownColumns(contents, resource);
    const reading = readingFrom(files, contents, resource);
    if (reading.contents.open) return undefined;
    const diff = diffTab(reading);
    const rows = rowsInDoubt(reading, diff);
    if (rows.length > 0) {
      const complete = withFormulas(contents, resource, rows);
      return complete && { ...reading, contents: complete };
    }
    // Of merged cells, all but the first are blank.
    if (diff.changes.some((change) => change.edits.some(({ field }) => cellAt(contents, change.row - 2, field.name) === '')))
      assertNoMergedCells(contents);
    return { ...reading, contents };
  } catch {
    // Users can have moved rows or columns between two reads. If it's another problem, reading the whole tab meets it, too.
    return undefined;
  }
}

/**
 * Returns the rows, by index, of which a review says something, and those without the key of a known record. Not those that show key and name
 * of their record beside values without an error: they're neither totals, nor do their formulas matter.
 */
function rowsInDoubt(reading: TabContents, { changes, refused, offered, ignored, outranked }: TabDiff): number[] {
  const { contents, snapshot } = reading;
  const twice = duplicateKeys(contents.keys);
  const unknown = contents.keys.flatMap((key, index) => {
    const isBlank = key === '' && isBlankRow(contents, index);
    return !isBlank && (!snapshot.has(key) || twice.has(key)) ? [index] : [];
  });
  const doubtful = changes.filter((change) => !showsItsName(reading, change) || change.edits.some(({ mine }) => isErrorLike(mine)));
  const said = [...[...doubtful, ...refused].map(({ row }) => row), ...offered, ...ignored, ...outranked].map((row) => row - 2);
  return [...said, ...unknown];
}

function showsItsName({ resource, contents, snapshot, context }: TabContents, { row, key }: RowChange): boolean {
  const field = resource.fields.find(({ name }) => name === resource.caption);
  const base = field && snapshot.get(key)?.bases[field.name];
  const cell = field ? cellAt(contents, row - 2, field.name) : '';
  return field !== undefined && base !== undefined && cell !== '' && showsBase(field, cell, base, context);
}

function isErrorLike(value: Value): boolean {
  return typeof value === 'string' && value.startsWith('#');
}

function readingFrom(files: Source, contents: Contents, resource: Resource): TabContents {
  const context = cellContext(files.workbook, files.document);
  const { rows, zone, contents: shown } = readBases({ workbook: files.memory, document: files.document }, { resource, contents, context });
  assertOwnValues({ contents, resource, context: { ...context, baseZone: zone ?? context.zone } }, rows);
  if (zone !== undefined && zone !== context.zone && resource.fields.some((field) => field.kind === 'time' && field.write)) {
    throw new StopError(
      'zone-changed',
      say`The spreadsheet’s time zone changed after “${contents.name}” was pulled. Its times might be wrong.`,
      'Refresh the tab, then review again.',
    );
  }
  return { resource, contents: shown, snapshot: rows, context };
}

/** Throws StopError if rows or columns moved since the tab was read, because Status is written by position. */
export function assertRowsUnmoved({ contents, resource }: TabContents): void {
  if (showsRows(asRead(contents, resource))) return;
  throw new StopError('tab-moved', say`Rows in “${contents.name}” moved during the review.`, 'Review again.');
}

export interface EditCounts {
  /** Edits that have not been sent. */
  unsent: number;
  /** Rows with an unresolved conflict. */
  conflicts: number;
}

/** Counts the edits of a tab for the next review. Reads only the tab. */
export function countEdits(files: TabFiles, tab: TabEntry): EditCounts & { cells?: SeenCells } {
  const reading = readingOf({ ...files, memory: files.workbook }, tab);
  if (!reading) return { unsent: 0, conflicts: 0 };
  const diff = diffTab(reading);
  const unsent = diff.changes.reduce((sum, change) => sum + Math.max(change.operation === 'create' ? 1 : change.edits.length, 1), 0);
  const shown = (index: number) => parseStatus(String(cellAt(reading.contents, index, STATUS)));
  const conflicts = reading.contents.values.filter((_, index) => shown(index)?.kind === 'conflict').length;
  const { contents } = reading;
  const isCalm = !contents.open && !contents.wrong;
  return { unsent: unsent + diff.refused.length, conflicts, ...(isCalm ? { cells: seenCells(contents) } : {}) };
}
