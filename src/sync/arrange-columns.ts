// The columns of a tab as a person arranges them: which are in sight, in which order, and which come back.

import { StopError } from '../base/problem.ts';
import { isEditable, type Record_, type Resource } from '../catalog/resource.ts';
import type { Sheet } from '../platform/ports.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { readBases } from '../tabs/sheet/bases.ts';
import { addColumns, columnMoves } from '../tabs/sheet/change-columns.ts';
import { headsOf } from '../tabs/sheet/columns.ts';
import { formatRows, isEditableHead } from '../tabs/sheet/format-tab.ts';
import { type Contents, cellAt, readTab } from '../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../tabs/sheet/upsert.ts';
import { assertTabsFree } from './jobs/lease.ts';
import { otherConnection, type Session, withLock } from './jobs/session.ts';

export interface ColumnState {
  name: string;
  /** The header as it is in the tab, else as it would be. */
  label: string;
  editable: boolean;
  /** In the tab and in sight. */
  shown: boolean;
  /** In the tab at all. */
  there: boolean;
}

/** From left to right, those that are not in the tab last. */
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
    return { place, state: { name: head.name, label: label || head.header, editable, shown: isIn(place, hidden), there: !!place } };
  });
  return states.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity)).map(({ state }) => state);
}

/**
 * Puts the columns named into this order, in or out of sight; those that are not in the tab come back, blank until it is
 * refreshed. Answers how many came back.
 */
export function arrangeColumns(session: Session, sheetId: number, wanted: readonly { name: string; shown: boolean }[]): number {
  const { sheet, resource } = tabAt(session, sheetId);
  assertTabsFree(session, '', [sheetId]);
  return withLock(session, 'Wait a minute, then try again.', () => {
    const before = readTab(sheet, resource);
    const names = wanted.map(({ name }) => name);
    const missing = names.filter((name) => !before.columns.has(name));
    if (missing.length > 0) forget(session, resource, before, missing);
    const contents = addColumns(before, resource, missing);
    const added = headsOf(resource).filter(({ name }) => missing.includes(name) && contents.columns.has(name));
    const columns = new Map(added.map(({ name }) => [name, contents.columns.get(name) ?? 0]));
    formatRows({ sheet, columns }, resource, {
      row: 2,
      rows: resource.writes.create ? sheet.size().rows - 1 : contents.lastRow - 1,
      records: Array.from({ length: contents.lastRow - 1 }, (_, index) => currenciesIn(resource, contents, index)),
    });
    move(sheet, contents, names);
    const arranged = readTab(sheet, resource).columns;
    const hidden = sheet.hiddenColumns(Math.max(0, ...arranged.values()));
    for (const { name, shown } of wanted) {
      const place = arranged.get(name);
      if (place !== undefined && isIn(place, hidden) !== shown) sheet.showColumn(place, shown);
    }
    session.workbook.flush();
    return added.length;
  });
}

/** What formats of money need to know of a row's record. */
function currenciesIn(resource: Resource, contents: Contents, index: number): Record_ {
  const names = resource.fields.flatMap(({ currency }) => currency ?? []);
  return Object.fromEntries(names.map((name) => [name, String(cellAt(contents, index, name))]));
}

function isIn(place: number | undefined, hidden: readonly number[]): boolean {
  return place !== undefined && !hidden.includes(place);
}

function tabAt(session: Session, sheetId: number): { sheet: Sheet; resource: Resource } {
  const tab = readTabs(session.document).find((each) => each.sheet === sheetId);
  const sheet = session.workbook.sheet(sheetId);
  if (!tab || !sheet) throw new StopError('no-tab', 'This tab no longer exists.', 'Close and reopen the sidebar.');
  if (tab.connection !== session.client.connection.id) throw otherConnection(session, tab);
  return { sheet, resource: resourceForTab(tab) };
}

/** No base, no edit: else the blanks of a column that comes back would clear what Catalog holds. */
function forget(session: Session, resource: Resource, contents: Contents, names: readonly string[]): void {
  if (!isEditable(resource)) return;
  const present = cellContext(session.workbook, session.document);
  const { rows, zone = present.zone } = readBases(session.workbook, { resource, contents, context: present });
  // Times stay as the last pull has shown them.
  const context = { ...present, zone };
  for (const { bases } of rows.values()) for (const name of names) delete bases[name];
  upsertWithSnapshot(session.workbook, { resource, context, records: new Map(), deleted: new Set(), snapshot: rows }, contents, 'always');
  session.workbook.flush();
}

/** Each move shifts others, so places are followed here and not read again. */
function move(sheet: Sheet, contents: Contents, wanted: readonly string[]): void {
  const order: string[] = [];
  for (const [name, place] of contents.columns) order[place - 1] = name;
  const ours = wanted.filter((name) => contents.columns.has(name));
  const now = order.filter((name) => ours.includes(name));
  const first = order.indexOf(now[0] ?? '');
  for (const { name, behind } of columnMoves(now, ours)) {
    const from = order.indexOf(name);
    const before = behind === undefined ? first : order.indexOf(behind) + 1;
    if (from === before) continue;
    sheet.moveColumn(from + 1, before + 1);
    order.splice(from, 1);
    order.splice(before > from ? before - 1 : before, 0, name);
  }
}
