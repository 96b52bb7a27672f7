// The end of a pull: everything was read and is written to the tab, the tab of its child rows, and what is stored about both.

import { withRecords } from '../../catalog/lists/list-state.ts';
import { isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { CellContext } from '../../tabs/cells/codec.ts';
import { noteChanges } from '../../tabs/memory/changes.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { type Cursor, writeCursor } from '../../tabs/memory/cursor.ts';
import { storedTab, type TabEntry } from '../../tabs/memory/registry.ts';
import type { Snapshot } from '../../tabs/memory/snapshot.ts';
import { rewriteManifest, saveManifest } from '../../tabs/memory/tab-manifest.ts';
import { type Bases, readBases } from '../../tabs/sheet/bases.ts';
import { addColumns } from '../../tabs/sheet/change-columns.ts';
import { restoreHeaders } from '../../tabs/sheet/format-tab.ts';
import { assertOwnValues, readKnownTab } from '../../tabs/sheet/known-columns.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { updatedOf } from '../../tabs/sheet/row-fingerprint.ts';
import { type Contents, readTab } from '../../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { lookedUpIn, namesBeside, shownIn } from '../names/names-in-rows.ts';
import { storeNames } from '../names/store-names.ts';
import { openChildTab, upsertChildRows } from './child-rows.ts';
import { customColumnsToAdd, fillCustom, personalColumnsToAdd } from './custom-columns.ts';
import { checkSuspects, compareRows, isKey, notReturned } from './deleted-records.ts';
import { deliveryLedger, renewFirst, storeDelivered, withoutDelivered } from './delivery.ts';
import { cursorAfter, type PullReading } from './incremental.ts';
import { rowsLeftBehind } from './moving-window.ts';
import { ownReportOf } from './own-arrangement.ts';
import { notesOf } from './pull-notes.ts';
import { withFoundNames } from './pulled-names.ts';
import { type News, newsIn, sortRows } from './report-news.ts';
import { recordsText, seenAfter, wayText } from './seen.ts';
import { entryAfter, openTab, targetEntry } from './target-tab.ts';

/** How long a list can lag behind a write. */
const LIST_LAG_MS = 300_000;

export interface Pulled {
  tab: TabEntry;
  records: number;
  result: UpsertResult;
  complete: boolean;
  unreadable: { id: string; field: string }[];
  notes: string[];
  /** Of a report that delivers: when it has delivered rows before, in milliseconds since 1970. */
  deliveredAt?: number | undefined;
  /** Of a report: how many rows are new, and how many changed. */
  news?: Pick<News, 'added' | 'changed'>;
}

/** What the cells of the tab last showed, and how its values are written to cells. */
interface TabMemory {
  context: CellContext;
  bases: Bases;
  /** Cells that differ from Catalog are kept as edits, because it's unknown what they showed. */
  keepCells: boolean;
  /** No pull of this tab has ended yet. */
  isFirst: boolean;
}

/** Writes what a pull has read. Runs under the document lock. */
export function applyPull(session: Session, read: PullReading): Pulled {
  const { workbook } = session;
  const { job, resource } = read;
  // Another run can have delivered some of it meanwhile.
  const ledger = job.delivery && deliveryLedger(session, job);
  const reading = ledger ? { ...read, found: withoutDelivered(read.found, ledger) } : read;
  const before = targetEntry(session, job);
  // Both tabs are formatted before either is read: each read after a write waits for Google.
  const records = () => {
    const shown = resource.report ? withFoundNames(reading.found, reading) : reading.found;
    return Array.from(shown.values(), ({ values }) => values);
  };
  const target = openTab(session, job, { resource, entry: before, records });
  const childTab = openChildTab(session, reading, target.sheet.id);
  target.format();
  childTab?.format();
  const known = readKnownTab(target.sheet, resource);
  const memory = readMemory(session, reading, known, before);
  const { contents } = memory.bases;
  assertOwnValues({ contents, resource, context: memory.context }, memory.bases.rows);
  restoreHeaders(contents, resource);

  const left = rowsLeftBehind(resource, job, contents, memory.bases.zone ?? memory.context.zone);
  const compared = compareRows(reading, shownRows(resource, contents, memory, left), before);
  const checked = checkSuspects(session.client, resource, compared.suspects);
  const found = withRecords(reading.found, checked.found);
  const all: PullReading = {
    ...reading,
    found: withFoundNames(fillCustom(found, resource), reading),
    left,
    deleted: new Set([...reading.deleted, ...compared.deleted, ...checked.deleted]),
  };
  // Someone can have sorted or edited the tab while the suspects were read.
  const again = compared.suspects.length > 0 ? readTab(target.sheet, resource) : undefined;
  const present = again ? readMemory(session, reading, again, before).bases.contents : contents;
  const widened = addColumns(present, resource, [
    ...customColumnsToAdd(resource, reading.custom, before),
    ...personalColumnsToAdd(resource, job, before),
  ]);
  // What belongs into its cells isn't in the tab yet.
  const ready = widened === present ? present : readMemory(session, reading, widened, before).bases.contents;
  const { result, news } = upsertRecords(session, all, ready, memory);
  const child = childTab && upsertChildRows(session, all, childTab, { context: memory.context, parent: before });
  const isCalm = ready === contents && compared.suspects.length === 0 && left.size === 0 && !memory.bases.uncommitted;
  const way = wayText(resource, job, memory.context.zone);
  const seen =
    isCalm && job.list.complete ? seenAfter(result, ready, () => ({ way, records: recordsText(reading.found.values()) })) : undefined;
  const cells = () => [
    shownIn({ contents: widened, resource, context: memory.context }, recordsToShow(all, new Map())),
    ...(child ? [child.shown()] : []),
  ];
  storeNames(session, reading.names, { sheets: [target.sheet.id, ...(child ? [child.entry.sheet] : [])], shown: cells });
  if (ledger) storeDelivered(session, all, ledger, result);
  workbook.flush();

  const missing = compared.missing.filter((key) => !found.has(key) && !all.deleted.has(key) && !checked.unread.includes(key));
  const entry = entryAfter(session, job, { sheet: target.sheet.id, rows: result.rows, lookedUp: lookedUpIn(resource, widened.columns) });
  const unseen = notReturned(all, missing, before);
  const tab: TabEntry = {
    ...entry,
    ...(reading.custom.length > 0 ? { custom: [...reading.custom] } : {}),
    begunAt: job.list.complete ? job.since : before?.begunAt,
    fullAt: job.cursor ? before?.fullAt : entry.pulledAt,
    ...(unseen ? { unseen } : {}),
    ...(seen ? { seen } : {}),
  };
  if (memory.keepCells) rewriteManifest(session.document);
  const { added, changed } = result.touched ?? { added: [], changed: [] };
  if (before?.pulledAt !== undefined && resource.key !== undefined)
    noteChanges(session.document, { sheet: tab.sheet, since: before.pulledAt }, { added, changed }, job.scheduled ? 'schedule' : 'hand');
  const cursor = cursorAfter(session, { ...reading, found, deleted: all.deleted }, widened.columns.keys());
  renewFirst(session, job);
  saveOutcome(session, all, tab, { cursor, child: child?.entry });
  const written = { job, records: found.size, name: contents.name, result, zone: memory.context.zone };
  return {
    tab,
    records: found.size,
    result,
    complete: job.list.complete,
    unreadable: job.list.unreadable,
    notes: [...compared.notes, ...checked.notes, ...notesOf(written)],
    ...(news ? { news: { added: news.added, changed: news.changed } } : {}),
    ...(ledger ? { deliveredAt: ledger.state?.deliveredAt } : {}),
  };
}

function readMemory(session: Session, { job, resource }: PullReading, contents: Contents, before: TabEntry | undefined): TabMemory {
  const context = cellContext(session.workbook, session.document);
  // A tab has no snapshot if its first pull was killed, or if it's a copy that was just adopted.
  const keepCells = job.keepCells === true || before?.pulledAt === undefined || before.takenIn === true;
  const isFirst = before?.pulledAt === undefined;
  return { context, keepCells, isFirst, bases: readBases(session, { resource, contents, context }, keepCells ? 'ignore' : 'throw') };
}

function shownRows(resource: Resource, { keys }: Contents, { bases }: TabMemory, left: ReadonlySet<string>) {
  return {
    keys: keys.filter((key) => key !== '' && !left.has(key)),
    wasPulled: (key: string) => (isEditable(resource) ? bases.rows.has(key) : isKey(resource, key)),
  };
}

interface WrittenRows {
  result: UpsertResult;
  news: News | undefined;
}

function upsertRecords({ workbook, document }: Session, reading: PullReading, contents: Contents, memory: TabMemory): WrittenRows {
  const { resource, deleted, left } = reading;
  const { bases, keepCells } = memory;
  const snapshot = bases.rows;
  const context = { ...memory.context, baseZone: bases.zone ?? memory.context.zone };
  const isStale = bases.uncommitted || bases.zone !== context.zone;
  const tab = { contents, resource, context };
  const read = recordsToShow(reading, snapshot);
  const { order = [] } = ownReportOf({ document }, reading.job) ?? {};
  const sorted = sortRows(resource, read, order.length > 0 ? order : resource.report?.sort);
  const isDelivery = reading.job.delivery !== undefined;
  const news = resource.report && !isDelivery ? newsIn(tab, sorted, Array.from(deleted), memory.isFirst) : undefined;
  const records = news?.records ?? sorted;
  // What was delivered stays as it was.
  const beside = isDelivery ? new Map<string, Record_>() : (news?.resolved ?? namesBeside(tab, records, reading.names));
  const result = upsertWithSnapshot(
    workbook,
    { resource, context, records, beside, deleted, left, snapshot, keepCells, document },
    contents,
    isStale ? 'always' : 'if-changed',
  );
  return { result, news };
}

/** Returns the records by key, without those that the tab shows in a later state. Records without a key are numbered. */
export function recordsToShow({ job, resource, found }: PullReading, snapshot: Snapshot): Map<string, Record_> {
  const current = Array.from(found.values()).filter(({ key, values }) => {
    const shownAt = snapshot.get(key)?.updated ?? '';
    return !isOutdated(job, updatedOf(resource, values), shownAt);
  });
  return new Map(current.map(({ key, values }, index) => [resource.key === undefined ? String(index + 1) : key, values]));
}

/**
 * Returns whether a record was read before a write that the tab already shows: lists lag behind writes, and a send can come between
 * two steps of a pull. The tab's state counts as later only if it was written shortly before the pull started, or after.
 */
function isOutdated({ list }: PullJob, readAt: string, shownAt: string): boolean {
  // Most records are as new as their rows. Parsing times of all of them would take longer than comparing them.
  const isOlder = readAt !== '' && readAt < shownAt;
  return isOlder && list.startedAt !== undefined && Date.parse(shownAt) > Date.parse(list.startedAt) - LIST_LAG_MS;
}

/** Stores what the next pull and review need to know about the tabs. */
function saveOutcome(
  session: Session,
  reading: PullReading,
  tab: TabEntry,
  { cursor, child }: { cursor: Cursor | undefined; child: TabEntry | undefined },
): void {
  const { workbook, document } = session;
  document.setAll({ ...storedTab(tab), ...(child ? storedTab({ ...child, of: tab.sheet }) : {}) });
  // A response that lacks this many rows might have been a mistake, so the next pull is full.
  if (reading.resource.incremental) writeCursor(workbook, tab.sheet, tab.unseen === 'many' ? undefined : cursor);
  saveManifest(workbook, document);
}
