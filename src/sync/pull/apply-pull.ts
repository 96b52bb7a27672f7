// The end of a pull: everything was read, and now meets the tab, its lines' tab, and what is remembered of them.

import { count } from '../../base/count.ts';
import { type CustomField, customName } from '../../catalog/custom-fields.ts';
import { filtersText } from '../../catalog/lists/filters.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import { looksCapped } from '../../catalog/lists/merge-pages.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { clockOf } from '../../tabs/cells/time.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { type Cursor, writeCursor } from '../../tabs/memory/cursor.ts';
import { readTabs, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import type { Snapshot } from '../../tabs/memory/snapshot.ts';
import { saveManifest } from '../../tabs/memory/tab-manifest.ts';
import { addColumns } from '../../tabs/sheet/add-columns.ts';
import { readBases, upsertWithSnapshot } from '../../tabs/sheet/bases.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { renewActions } from '../../tabs/sheet/renew-actions.ts';
import { updatedOf } from '../../tabs/sheet/row-fingerprint.ts';
import { assertKeyColumn, formatTab, readTab } from '../../tabs/sheet/tab.ts';
import { upsertRows } from '../../tabs/sheet/write.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { childResource, childRowsOf, parentKeyOf } from './child-rows.ts';
import { fillCustom } from './custom-columns.ts';
import { cursorAfter } from './incremental.ts';

/** Vanished records are asked for one by one, up to so many a run. */
const MAX_VANISHED = 200;
/** Milliseconds for which a list may lag behind a write. */
const LAGGING = 300_000;
/** More unseen rows than this are not remembered by name, because a property holds 9 KB. */
const MAX_UNSEEN = 200;

export interface Pulled {
  tab: TabEntry;
  records: number;
  brought: UpsertResult;
  complete: boolean;
  unreadable: { id: string; field: string }[];
  remarks: string[];
}

/** Runs under the document lock. `gone` are keys whose own address has said so. */
export function applyPull(
  session: Session,
  job: PullJob,
  resource: Resource,
  custom: readonly CustomField[],
  found: Found,
  gone: Set<string>,
): Pulled {
  const { workbook, document } = session;
  const entry = tabOf(session, job);
  const lines = childResource(resource);
  const remarks: string[] = [];
  const filters = resource.filters.length === 0 ? {} : job.filters;
  const { scope } = session.client.connection;
  const asBefore = entry?.scope === scope && filtersText(entry.filters) === filtersText(filters);
  const comparable = asBefore && job.list.complete && found.size > 0;

  // Looked at, then written, then read again, both tabs at a time: each read after writing waits for Google.
  const { sheet, dress } = openTab(session, job, resource, entry, found.size);
  const forLines = lines && openTab(session, job, lines, linesTabOf(session, job, sheet.id), childRowsOf(found.values()).size, 'lines');
  dress();
  forLines?.dress();
  let contents = readTab(sheet, resource);
  const unseen: string[] = [];
  assertKeyColumn(contents, resource);
  const context = cellContext(workbook, document);
  // Nothing is remembered yet of a tab whose first pull was killed, or of a copy that was just taken in.
  const keepCells = job.keepCells === true || entry?.pulledAt === undefined || entry.takenIn === true;
  const remembered = isEditable(resource) ? readBases(workbook, resource, contents, context, keepCells) : undefined;
  const rows = contents.keys.filter((key) => key !== '');
  if (resource.key === undefined) {
    // Figures are replaced as one block; an answer without any may be a mistake.
    if (asBefore && found.size === 0 && rows.length > 0)
      remarks.push(`Catalog returned no rows, so the ${rows.length} rows of the last pull were kept.`);
    else for (const key of rows.slice(found.size)) gone.add(key);
  } else if (!job.cursor) {
    // Only what was pulled can vanish: a row that the person wrote under the data, such as totals, is theirs.
    const missing = rows.filter((key) => !found.has(key) && (remembered ? remembered.rows.has(key) : isKey(resource, key)));
    // A row that this key and these filters never brought says nothing by being missing.
    const vanished = comparable && entry.unseen !== 'many' ? missing.filter((key) => !entry.unseen?.includes(key)) : [];
    if (vanished.length > 0) {
      findGone(session, resource, vanished, found, gone, remarks);
      contents = readTab(contents.sheet, resource);
    }
    unseen.push(...missing.filter((key) => !found.has(key) && !gone.has(key)));
  } else if (Array.isArray(entry?.unseen)) unseen.push(...entry.unseen);
  fillCustom(found, resource);
  const columns = (entry?.custom ?? []).map(({ name }) => name);
  const isNew = ({ name }: CustomField) => resource.custom?.definitions !== undefined && !columns.includes(name);
  const fresh = custom.filter(isNew).map(({ name }) => customName(name));
  // A tab that was pulled without them gets the columns about people once they are wanted.
  const back = entry?.withoutPersonal && !job.withoutPersonal;
  const personal = (of: Resource) => (back ? of.fields.filter((field) => field.personal).map(({ name }) => name) : []);
  const made = addColumns(contents, resource, [...fresh, ...personal(resource)]);
  // Rows without identity are told apart by their position alone.
  const snapshot: Snapshot = remembered?.rows ?? new Map();
  const records = new Map<string, Record_>();
  for (const parsed of found.values()) {
    if (isOutdated(resource, job, parsed, snapshot)) continue;
    records.set(resource.key === undefined ? String(records.size + 1) : parsed.key, parsed.values);
  }
  const shownIn = { ...context, baseZone: remembered?.zone ?? context.zone };
  const isStale = remembered !== undefined && (remembered.unsettled || remembered.zone !== context.zone);
  const brought = upsertWithSnapshot(workbook, { resource, context: shownIn, records, gone, snapshot, keepCells }, made, isStale);

  let linesTab: TabEntry | undefined;
  if (lines && forLines) {
    const lineRecords = childRowsOf(found.values());
    const shown = addColumns(readTab(forLines.sheet, lines), lines, personal(lines));
    const goneLines = new Set(
      shown.keys.filter((key) => key !== '' && !lineRecords.has(key) && (gone.has(parentKeyOf(key)) || found.has(parentKeyOf(key)))),
    );
    const broughtLines = upsertRows(
      workbook,
      { resource: lines, context, records: lineRecords, gone: goneLines, snapshot: new Map() },
      shown,
    );
    linesTab = { ...entryOf(session, job, shown.sheet.id, broughtLines.rows, 'lines'), of: made.sheet.id };
  }

  workbook.flush();
  const pulled = entryOf(session, job, made.sheet.id, brought.rows);
  const tab: TabEntry = {
    ...pulled,
    ...(custom.length > 0 ? { custom: [...custom] } : {}),
    fullAt: job.cursor ? entry?.fullAt : pulled.pulledAt,
    ...(unseen.length > MAX_UNSEEN || (job.cursor && entry?.unseen === 'many') ? { unseen: 'many' } : unseen.length > 0 ? { unseen } : {}),
  };
  saveTab(document, tab);
  // An answer that lacks so many rows may have been a mistake, and is no point to read on from.
  const cursor = tab.unseen === 'many' ? undefined : cursorAfter(session, resource, job, made.columns.keys(), found, gone);
  if (resource.incremental) writeCursor(workbook, tab.sheet, cursor);
  if (linesTab) saveTab(document, linesTab);
  if (job.cursor) remarks.push(readOn(job.cursor, context.zone));
  saveManifest(workbook, document);
  if (!job.list.complete) remarks.push(...incomplete(job, found));
  if (brought.undressed)
    remarks.push(`“${contents.name}” contains a Google Sheets table. Values were updated, but formats and drop-downs weren’t.`);
  if (brought.marked > 0) remarks.push(`Kept ${count(brought.marked, 'row')} of deleted records that contain your own entries.`);
  return { tab, records: found.size, brought, complete: job.list.complete, unreadable: job.list.unreadable, remarks };
}

/**
 * The tab as it stands. A new one is remembered before anything is written into it, so that a run that goes on after a kill
 * finds it again; a blank sheet with its name is what a killed run has left.
 */
function openTab(
  session: Session,
  job: PullJob,
  resource: Resource,
  entry: TabEntry | undefined,
  records: number,
  part?: 'lines',
): { sheet: Sheet; dress(): void } {
  const { workbook, document } = session;
  const there = entry && workbook.sheet(entry.sheet);
  if (there && entry.pulledAt !== undefined) return { sheet: there, dress: () => renewActions(there, resource) };
  const title = resource.title + (job.suffix ?? '');
  const named = workbook.sheetNamed(title);
  const sheet = there ?? (named?.used().rows === 0 ? named : workbook.add(title));
  const { pulledAt: _, ...begun } = entryOf(session, job, sheet.id, 0, part);
  saveTab(document, begun);
  const blank = sheet.used().rows === 0;
  return { sheet, dress: () => formatTab(sheet, resource, records, blank) };
}

/**
 * Was the record read before a write that the tab shows already? Lists may lag behind writes, and a send may come between two
 * steps of a pull. Only what was written just before the reading is believed to be later.
 */
function isOutdated(resource: Resource, { list }: PullJob, { key, values }: Parsed, snapshot: Snapshot): boolean {
  const shown = snapshot.get(key)?.updated ?? '';
  const read = updatedOf(resource, values);
  const isRecent = list.startedAt !== undefined && Date.parse(shown) > Date.parse(list.startedAt) - LAGGING;
  return isRecent && read !== '' && read < shown;
}

/** Asks for each vanished record by its own address: only a 404 says that it is gone. */
function findGone(
  session: Session,
  resource: Resource,
  vanished: string[],
  found: Map<string, Parsed>,
  gone: Set<string>,
  remarks: string[],
): void {
  if (!resource.single || vanished.length > MAX_VANISHED) {
    remarks.push(`Kept ${count(vanished.length, 'row')} not found in Catalog’s response. If the records no longer exist, delete the rows.`);
    return;
  }
  let kept = 0;
  session.client.readMany(resource, vanished).forEach((answer, index) => {
    const key = vanished[index] ?? '';
    if ('gone' in answer) gone.add(key);
    else {
      kept += 1;
      if ('found' in answer) found.set(key, answer.found);
    }
  });
  if (kept > 0) remarks.push(`Kept ${count(kept, 'row')} outside the current filters, or that couldn’t be read.`);
}

function entryOf(session: Session, job: PullJob, sheet: number, rows: number, part?: 'lines'): TabEntry {
  return {
    v: 1,
    sheet,
    resource: job.resource,
    ...(part ? { part } : {}),
    ...(job.suffix === undefined ? {} : { further: true }),
    connection: job.connection,
    host: session.client.connection.host,
    scope: session.client.connection.scope,
    filters: job.filters,
    ...(job.withoutPersonal ? { withoutPersonal: true as const } : {}),
    ...(job.readOnly ? { readOnly: true as const } : {}),
    rows,
    complete: job.list.complete,
    pulledAt: session.clock.now(),
    run: job.id,
  };
}

/** Could this be the key of a record? */
export function isKey(resource: Resource, key: string): boolean {
  const field = resource.fields.find((each) => each.name === resource.key);
  return field?.kind !== 'id' || /^\d+$/.test(key);
}

function readOn({ at, fullAt }: Cursor, zone: string): string {
  const day = (time: number) => clockOf(time, zone).day;
  return `Only changes since ${day(Date.parse(at))} were pulled. The last full refresh was on ${day(fullAt)}. Only a full refresh finds deleted records.`;
}

function incomplete(job: PullJob, found: Found): string[] {
  if (job.list.total === undefined && looksCapped(found.size)) {
    return [
      `Exactly ${found.size} rows came back, so the list might be cut off. Pull again with narrower filters, such as dates or catalogs, and compare.`,
    ];
  }
  if (job.list.total === undefined) return ['Catalog doesn’t report a total, so rows might be missing.'];
  return [`Incomplete: ${found.size} of ${job.list.total} records. No rows were removed. Pull again.`];
}

/** The tab that a pull goes into; one that the same run has made before it was killed, too. */
export function tabOf({ document }: Session, job: PullJob): TabEntry | undefined {
  return readTabs(document).find((tab) => !tab.part && (job.sheet === undefined ? tab.run === job.id : tab.sheet === job.sheet));
}

/** The tab of the lines of the records in a sheet. */
function linesTabOf(session: Session, job: PullJob, sheet: number): TabEntry | undefined {
  const isOurs = (tab: TabEntry) => tab.resource === job.resource && tab.connection === job.connection && (tab.of ?? sheet) === sheet;
  return readTabs(session.document).find((tab) => tab.part === 'lines' && isOurs(tab) && session.workbook.sheet(tab.sheet) !== undefined);
}
