// The columns of a tab as the user arranges them: which are visible, in which order, and which are added again.

import { StopError } from '../base/problem.ts';
import { isLearnerField, withLearnerFields } from '../catalog/custom-fields.ts';
import { isEditable, lookedUpFields, type Record_, type Resource } from '../catalog/resource.ts';
import type { Sheet } from '../platform/ports.ts';
import { shownResource } from '../tabs/child-resource.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { personalAnswer } from '../tabs/memory/personal-data.ts';
import { readTabs, saveTab } from '../tabs/memory/registry.ts';
import { withoutBases } from '../tabs/memory/snapshot.ts';
import { learnerColumns } from '../tabs/resource-for-tab.ts';
import { readRepaired, readShown } from '../tabs/sheet/bases.ts';
import { addColumns, columnMoves } from '../tabs/sheet/change-columns.ts';
import { type Columns, headsOf } from '../tabs/sheet/columns.ts';
import { formatRows, isEditableHead } from '../tabs/sheet/format-tab.ts';
import { fingerprintInTab } from '../tabs/sheet/row-fingerprint.ts';
import { type Contents, cellAt, readTab } from '../tabs/sheet/tab.ts';
import { upsertRows, upsertWithSnapshot } from '../tabs/sheet/upsert.ts';
import { assertTabsFree } from './jobs/lease.ts';
import { otherConnection, type Session, TRY_AGAIN, withLock } from './jobs/session.ts';
import { assertChosenFit, userFields } from './names/chosen-fields.ts';
import { type FoundNames, findNames } from './names/find-names.ts';
import { idsInRows, lookedUpIn, namesBeside, shownIn } from './names/names-in-rows.ts';
import { storeNames } from './names/store-names.ts';

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
  const { sheet, resource } = withUserFields(session, tabAt(session, sheetId));
  const { columns, headers } = readTab(sheet, resource);
  const last = Math.max(0, ...columns.values());
  const hidden = sheet.hiddenColumns(last);
  const states = headsOf(resource).map((head) => {
    const place = columns.get(head.name);
    const label = place === undefined ? '' : headers[place - 1];
    const editable = isEditableHead(resource, head);
    return { place, state: { name: head.name, label: label || head.header, editable, shown: isVisible(place, hidden), there: !!place } };
  });
  return states.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity)).map(({ state }) => state);
}

/**
 * Puts the given columns in this order, and shows or hides them. Columns that the tab doesn't have are added: names are looked up at
 * once, and others are blank until the next refresh. Returns how many of those were added.
 */
export function arrangeColumns(session: Session, sheetId: number, wanted: readonly { name: string; shown: boolean }[]): number {
  const names = wanted.map(({ name }) => name);
  const tab = tabAt(session, sheetId);
  const isKnown = (name: string) => !isLearnerField(name) || tab.resource.fields.some((field) => field.name === name);
  const { sheet, resource } = names.every(isKnown) ? tab : withUserFields(session, tab);
  assertTabsFree(session, '', [sheetId]);
  assertChosenFit(names);
  const found = namesForNew(session, sheet, resource, names);
  return withLock(session, TRY_AGAIN, () => {
    const before = readTab(sheet, resource);
    const missing = names.filter((name) => !before.columns.has(name));
    if (missing.length > 0) forgetBases(session, resource, before, missing);
    const contents = addColumns(before, resource, missing);
    const lookedUp = lookedUpFields(resource).map(({ name }) => name);
    formatAdded(resource, contents, missing);
    const added = missing.filter((name) => contents.columns.has(name) && !lookedUp.includes(name)).length;
    for (const { from, target } of sheetMoves(contents.columns, names)) sheet.moveColumn(from, target);
    const arranged = readTab(sheet, resource);
    showColumns(sheet, arranged.columns, wanted);
    if (found) showNames(session, resource, arranged, found);
    session.workbook.flush();
    return added;
  });
}

/** Looks up what columns show that aren't in the tab yet. Undefined if none of them is looked up. */
function namesForNew(session: Session, sheet: Sheet, resource: Resource, names: readonly string[]): FoundNames | undefined {
  if (!lookedUpFields(resource).some(({ name }) => names.includes(name))) return undefined;
  const contents = readTab(sheet, resource);
  const fields = lookedUpFields(resource).filter(({ name }) => names.includes(name) && !contents.columns.has(name));
  if (fields.length === 0) return undefined;
  const context = cellContext(session.workbook, session.document);
  const records = Array.from(idsInRows({ contents, resource, context }, fields).values());
  return findNames(session, { read: { resource, records: [] }, shown: [{ fields, records }], rows: 'of-records', absent: 'as-cached' });
}

/** Writes what was looked up into the new columns, and remembers that the tab has them. */
function showNames(session: Session, resource: Resource, arranged: Contents, names: FoundNames): void {
  const { workbook, document } = session;
  const context = cellContext(workbook, document);
  const contents = readRepaired(session, { resource, contents: arranged, context });
  const { sheet } = contents;
  const beside = namesBeside({ contents, resource, context }, new Map(), names);
  const input = { resource, context, records: new Map(), beside, deleted: new Set<string>(), snapshot: new Map(), document };
  upsertRows(workbook, input, contents);
  const tab = readTabs(document).find((each) => each.sheet === sheet.id);
  if (tab) saveTab(document, { ...tab, lookedUp: lookedUpIn(resource, contents.columns) });
  storeNames(session, names, { sheets: [sheet.id], shown: () => [shownIn({ contents, resource, context }, new Map())] });
}

/** Formats the columns that were added. */
function formatAdded(resource: Resource, contents: Contents, missing: readonly string[]): void {
  const { sheet, lastRow } = contents;
  const added = headsOf(resource).filter(({ name }) => missing.includes(name) && contents.columns.has(name));
  const columns = new Map(added.map(({ name }) => [name, contents.columns.get(name) ?? 0]));
  formatRows({ sheet, columns }, resource, {
    row: 2,
    rows: resource.writes.create ? sheet.size().rows - 1 : lastRow - 1,
    records: Array.from({ length: lastRow - 1 }, (_, index) => currenciesIn(resource, contents, index)),
  });
}

/** Returns the contents of a tab as if it had these columns too, to the right of all others. */
function withBlankColumns(contents: Contents, names: readonly string[]): Contents {
  const first = Math.max(0, ...contents.columns.values(), contents.headers.length) + 1;
  return { ...contents, columns: new Map([...contents.columns, ...names.map((name, index): [string, number] => [name, first + index])]) };
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

interface Tab {
  sheet: Sheet;
  resource: Resource;
}

/** Returns a tab with all user-defined fields of learners that it could show. */
function withUserFields(session: Session, { sheet, resource }: Tab): Tab {
  const { learnerId, fields } = resource;
  if (learnerId === undefined || personalAnswer(session.document) !== 'with' || !fields.some(({ personal }) => personal))
    return { sheet, resource };
  const plain = fields.filter(({ name }) => !isLearnerField(name));
  const shown = learnerColumns(fields.map(({ name }) => name));
  const offered = new Map([...shown, ...userFields(session)].map((each) => [each.name, each]));
  return { sheet, resource: { ...resource, fields: withLearnerFields(plain, learnerId, Array.from(offered.values())) } };
}

function tabAt(session: Session, sheetId: number): Tab {
  const tab = readTabs(session.document).find((each) => each.sheet === sheetId);
  const sheet = session.workbook.sheet(sheetId);
  if (!tab || !sheet) throw new StopError('no-tab', 'This tab no longer exists.', 'Close and reopen the sidebar.');
  if (tab.connection !== session.client.connection.id) throw otherConnection(session, tab);
  return { sheet, resource: withConsent(session, shownResource(tab)) };
}

/** Leaves out names of people if the file leaves out personal data. Tabs of earlier versions were pulled before anyone was asked. */
function withConsent({ document }: Session, resource: Resource): Resource {
  if (personalAnswer(document) === 'with') return resource;
  return { ...resource, fields: resource.fields.filter(({ from, personal }) => !(from && personal)) };
}

/**
 * Removes the bases of columns that are added, again or for the first time. With them, their blank cells would be edits that clear
 * values in Catalog. Rows without an edit in a read-only cell stay known as such.
 */
function forgetBases(session: Session, resource: Resource, contents: Contents, names: readonly string[]): void {
  if (!isEditable(resource)) return;
  const { context, ...bases } = readShown(session, { resource, contents });
  const snapshot = withoutBases(bases.rows, names);
  const tab = { resource, contents: bases.contents, context };
  const widened = { ...tab, contents: withBlankColumns(bases.contents, names) };
  bases.contents.keys.forEach((key, index) => {
    const row = snapshot.get(key);
    if (row?.readOnlyFingerprint !== fingerprintInTab(tab, index)) return;
    snapshot.set(key, { ...row, readOnlyFingerprint: fingerprintInTab(widened, index) });
  });
  const input = { resource, context, records: new Map(), deleted: new Set<string>(), snapshot, document: session.document };
  upsertWithSnapshot(session.workbook, input, bases.contents, 'always');
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
