// Repairs a tab that no longer knows its columns: puts the header row back, and writes tags and headers of columns again.

import { StopError } from '../base/problem.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Sheet } from '../platform/ports.ts';
import { shownResource } from '../tabs/child-resource.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/memory/registry.ts';
import { readBases } from '../tabs/sheet/bases.ts';
import type { ColumnHead } from '../tabs/sheet/columns.ts';
import { formatTab } from '../tabs/sheet/format-tab.ts';
import { lostColumns, movedHeader, REPAIRABLE, untangled } from '../tabs/sheet/known-columns.ts';
import { readTab } from '../tabs/sheet/tab.ts';
import { assertTabsFree } from './jobs/lease.ts';
import { type Session, TRY_AGAIN, withLock } from './jobs/session.ts';

/** Returns the headers of the columns that are known again. Cells below the header don't change. */
export function repairColumns(session: Session, sheetId: number): string[] {
  const tab = readTabs(session.document).find((each) => each.sheet === sheetId);
  const sheet = session.workbook.sheet(sheetId);
  if (!tab || !sheet) throw new StopError('no-tab', 'This tab no longer exists.', 'Close and reopen the sidebar.');
  assertTabsFree(session, '', [sheetId]);
  const resource = shownResource(tab);
  return withLock(session, TRY_AGAIN, () => {
    const headers = [
      ...restoreHeader(sheet, resource),
      // Rows are known by their key, which can be among the lost columns.
      ...tagLost(sheet, resource),
      ...untangle(session, sheet, resource),
      ...tagLost(sheet, resource),
    ];
    session.workbook.flush();
    forgetProblem(session, tab);
    return Array.from(new Set(headers));
  });
}

/** Moves the header row back, or sets up a tab that was cleared. */
function restoreHeader(sheet: Sheet, resource: Resource): string[] {
  if (readTab(sheet, resource).columns.size > 0) return [];
  if (sheet.used().rows === 0) {
    formatTab(sheet, resource, [], 'started');
    return readTab(sheet, resource).headers;
  }
  const row = movedHeader(sheet);
  if (row === undefined) return [];
  sheet.moveRow(row, 1);
  return readTab(sheet, resource).headers.filter((header) => header !== '');
}

function tagLost(sheet: Sheet, resource: Resource): string[] {
  const lost = lostColumns(readTab(sheet, resource), resource);
  for (const { column, head } of lost) writeHead(sheet, column, head, 'renamed');
  return lost.map(({ head }) => head.header);
}

function untangle({ workbook, document }: Session, sheet: Sheet, resource: Resource): string[] {
  const contents = readTab(sheet, resource);
  const context = cellContext(workbook, document);
  const { rows, zone } = readBases({ workbook, document }, { resource, contents, context }, 'ignore');
  const reassigned = untangled({ contents, resource, context: { ...context, baseZone: zone ?? context.zone } }, rows);
  for (const { column, head, header } of reassigned) writeHead(sheet, column, head, header);
  return reassigned.map(({ head }) => head.header);
}

function writeHead(sheet: Sheet, column: number, { header, note }: ColumnHead, now: 'ours' | 'renamed'): void {
  const cell = { row: 1, column, rows: 1, columns: 1 };
  sheet.writeNotes(cell, [[note]]);
  if (now === 'ours') sheet.write(cell, [[header]]);
}

/** The next refresh finds out whether there's another problem. */
function forgetProblem({ document }: Session, { problem, ...tab }: TabEntry): void {
  if (problem && REPAIRABLE.includes(problem.code)) saveTab(document, tab);
}
