// The columns of a tab as the user arranges them: which are visible, in which order, and which are added again.

import { StopError } from '../base/problem.ts';
import { isEditable, type Record_, type Resource } from '../catalog/resource.ts';
import type { Sheet } from '../platform/ports.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { withoutBases } from '../tabs/memory/snapshot.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { readShown } from '../tabs/sheet/bases.ts';
import { addColumns, columnMoves } from '../tabs/sheet/change-columns.ts';
import { type Columns, headsOf } from '../tabs/sheet/columns.ts';
import { formatRows, isEditableHead } from '../tabs/sheet/format-tab.ts';
import { type Contents, cellAt, readTab } from '../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../tabs/sheet/upsert.ts';
import { assertTabsFree } from './jobs/lease.ts';
import { otherConnection, type Session, withLock } from './jobs/session.ts';

export interface ColumnState {
  name: string;
  /** The header in the tab, or the one that the column would get. */
  label: string;
  editable: boolean;
  /** In the tab and visible. */
  shown: boolean;
  /** In the tab, visible or hidden. */
  there: boolean;
}

/** Returns all columns that a tab can have, from left to right, and those that it doesn't have last. */
export function columnsOf(session: Session, sheetId: number): ColumnState[] {
  const { sheet, resource } = tabAt(session, sheetId);
  const { columns } = readTab(sheet, resource);
  const last = Math.max(0, ...columns.values());
  const hidden = sheet.hiddenColumns(last);
  const [headers = []] = last > 0 ? sheet.values({ row: 1, column: 1, rows: 1, columns: last }) : [];
  const states = headsOf(resource).map((head) => {
    const place = columns.get(head.name);
    const label = place === undefined ? '' : String(headers[place - 1] ?? '');
    const editable = isEditableHead(resource, head);
    return { place, state: { name: head.name, label: label || head.header, editable, shown: isVisible(place, hidden), there: !!place } };
  });
  return states.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity)).map(({ state }) => state);
}

/**
 * Puts the given columns in this order, and shows or hides them. Columns that the tab doesn't have are added, blank until the next
 * refresh. Returns how many were added.
 */
export function arrangeColumns(session: Session, sheetId: number, wanted: readonly { name: string; shown: boolean }[]): number {
  const { sheet, resource } = tabAt(session, sheetId);
  assertTabsFree(session, '', [sheetId]);
  return withLock(session, 'Wait a minute, then try again.', () => {
    const before = readTab(sheet, resource);
    const names = wanted.map(({ name }) => name);
    const missing = names.filter((name) => !before.columns.has(name));
    if (missing.length > 0) forgetBases(session, resource, before, missing);
    const contents = addColumns(before, resource, missing);
    const added = formatAdded(resource, contents, missing);
    for (const { from, target } of sheetMoves(contents.columns, names)) sheet.moveColumn(from, target);
    showColumns(sheet, readTab(sheet, resource).columns, wanted);
    session.workbook.flush();
    return added;
  });
}

/** Formats the columns that were added, and returns how many there are. */
function formatAdded(resource: Resource, contents: Contents, missing: readonly string[]): number {
  const { sheet, lastRow } = contents;
  const added = headsOf(resource).filter(({ name }) => missing.includes(name) && contents.columns.has(name));
  const columns = new Map(added.map(({ name }) => [name, contents.columns.get(name) ?? 0]));
  formatRows({ sheet, columns }, resource, {
    row: 2,
    rows: resource.writes.create ? sheet.size().rows - 1 : lastRow - 1,
    records: Array.from({ length: lastRow - 1 }, (_, index) => currenciesIn(resource, contents, index)),
  });
  return added.length;
}

function showColumns(sheet: Sheet, columns: Columns, wanted: readonly { name: string; shown: boolean }[]): void {
  const hidden = sheet.hiddenColumns(Math.max(0, ...columns.values()));
  for (const { name, shown } of wanted) {
    const place = columns.get(name);
    if (place !== undefined && isVisible(place, hidden) !== shown) sheet.showColumn(place, shown);
  }
}

/** Returns the values of a row that formats of money depend on. */
function currenciesIn(resource: Resource, contents: Contents, index: number): Record_ {
  const names = resource.fields.flatMap(({ currency }) => currency ?? []);
  return Object.fromEntries(names.map((name) => [name, String(cellAt(contents, index, name))]));
}

function isVisible(place: number | undefined, hidden: readonly number[]): boolean {
  return place !== undefined && !hidden.includes(place);
}

function tabAt(session: Session, sheetId: number): { sheet: Sheet; resource: Resource } {
  const tab = readTabs(session.document).find((each) => each.sheet === sheetId);
  const sheet = session.workbook.sheet(sheetId);
  if (!tab || !sheet) throw new StopError('no-tab', 'This tab no longer exists.', 'Close and reopen the sidebar.');
  if (tab.connection !== session.client.connection.id) throw otherConnection(session, tab);
  return { sheet, resource: resourceForTab(tab) };
}

/** Removes the bases of columns that are added again. With them, their blank cells would be edits that clear values in Catalog. */
function forgetBases(session: Session, resource: Resource, contents: Contents, names: readonly string[]): void {
  if (!isEditable(resource)) return;
  const { context, ...bases } = readShown(session, { resource, contents });
  const snapshot = withoutBases(bases.rows, names);
  upsertWithSnapshot(session.workbook, { resource, context, records: new Map(), deleted: new Set(), snapshot }, bases.contents, 'always');
  session.workbook.flush();
}

/**
 * Returns the moves that put our columns in the wanted order, as column numbers: from this one to before that one. Each move shifts
 * other columns, so their numbers are tracked instead of read again. Other columns of the tab keep their places between ours.
 */
export function sheetMoves(columns: Columns, wanted: readonly string[]): { from: number; target: number }[] {
  const order: string[] = [];
  for (const [name, place] of columns) order[place - 1] = name;
  const ours = wanted.filter((name) => columns.has(name));
  const present = order.filter((name) => ours.includes(name));
  const first = order.indexOf(present[0] ?? '');
  return columnMoves(present, ours).flatMap(({ name, behind }) => {
    const from = order.indexOf(name);
    const target = behind === undefined ? first : order.indexOf(behind) + 1;
    if (from === target) return [];
    order.splice(from, 1);
    order.splice(target > from ? target - 1 : target, 0, name);
    return [{ from: from + 1, target: target + 1 }];
  });
}
