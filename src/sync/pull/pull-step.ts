// The steps of a pull: what a call reads, what else belongs to the records, and the write at the end.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { addUpHalves } from '../../catalog/lists/halves.ts';
import { type Found, type ListReading, startList, withRecords } from '../../catalog/lists/list-state.ts';
import { stepNestedLists } from '../../catalog/lists/nested-lists.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import { hasEnded, readsOn, withEarlier } from '../../catalog/lists/read-on.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Workbook } from '../../platform/ports.ts';
import { readRecent } from '../../tabs/memory/cursor.ts';
import { asksPersonal, leftOut, personalAnswer } from '../../tabs/memory/personal-data.ts';
import type { Seen, TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import { endJob, type PullJob, readJob } from '../jobs/job.ts';
import { assertTabsFree, renewLease } from '../jobs/lease.ts';
import { type PullRecord, storedPulls } from '../jobs/pull-record.ts';
import { storedRequests } from '../jobs/requests-today.ts';
import { type Session, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import type { NamingRecords, RunCaches } from '../names/find-names.ts';
import { applyPull, type Pulled } from './apply-pull.ts';
import { assertCellsFit } from './cell-room.ts';
import { customNotes, findCustom } from './custom-columns.ts';
import { deliveryLedger, withoutDelivered } from './delivery.ts';
import { emptyDelivery } from './empty-delivery.ts';
import { type PullReading, readPendingRecords } from './incremental.ts';
import { arranged, lookedUpNames, ownReportOf } from './own-arrangement.ts';
import { filterByDay, parentIdsOf, toQueryFilters } from './pull-filters.ts';
import { cutNote, emptyListsNotes } from './pull-notes.ts';
import { findPulledNames } from './pulled-names.ts';
import { pendingKeys } from './recent-records.ts';
import { computeRows } from './report-rows.ts';
import { readSources, sourcesReadOn } from './report-sources.ts';
import { recordsText, wayText } from './seen.ts';
import { clearColumn, clearStaged, isClaimedBy, readStaged } from './staging.ts';
import { targetEntry } from './target-tab.ts';
import { dataHeads, unchangedPull } from './unchanged.ts';

/** A pull that wasn't resumed for an hour is abandoned: its records are too old for any tab. */
const ABANDONED_MS = 3_600_000;
/** A schedule continues in the next hour, or in the one after it if Google leaves one out. */
const SCHEDULED_ABANDONED_MS = 10_800_000;

export interface PullProgress {
  /** As it is now, to be passed to the next step. */
  job: PullJob;
  count: number;
  total?: number;
  pulled?: Pulled;
}

export function resourceFor({ resource, withoutPersonal }: PullJob): Resource {
  return resourceForTab({ resource, withoutPersonal });
}

/** What one step has read. */
export interface Step {
  job: PullJob;
  /** All records that were read so far. */
  found: Found;
  /** How many others earlier steps have staged, if this one reads on without them. */
  elsewhere?: number | undefined;
  /** Those that earlier steps have staged. */
  staged: Found;
  /** When the job was saved last, or undefined in its first step. */
  savedAt: number | undefined;
  /** The records whose lists are read, if the resource has a list for each of them. */
  parents: string[] | undefined;
}

/** A step that is about to read. */
export interface Started extends Omit<Step, 'found' | 'elsewhere'> {
  resource: Resource;
  reading: ListReading;
  /** What the last pull of the tab has seen. A full refresh looks anew. */
  seen: Seen | undefined;
  /** Why it can't be read, if several are read together. */
  failed?: unknown;
}

export function startStep(session: Session, resource: Resource, stored: PullJob): Started {
  const { workbook } = session;
  const renewed = renewLease(session, stored);
  assertTabsFree(session, stored.id, [stored.sheet], stored.resource);
  const isOtherKey = renewed.scope !== stored.scope;
  // Records that were read long ago, or with another key, don't fit with those that are read now.
  const isOutdated = isAbandoned(session, stored) || isOtherKey;
  const isMidway = resource.report ? sourcesReadOn(stored) : readsOn({ resource, state: stored.list });
  const elsewhere = isMidway ? stored.count : undefined;
  const staged = isOutdated ? undefined : stagedFor(workbook, stored, elsewhere);
  const continued = isOtherKey ? withoutCursor(session, resource, renewed) : renewed;
  const job = staged ? continued : restarted(session, resource, continued);
  const before: Found = staged ?? new Map();
  const parents = resource.parent && parentIdsOf(session, resource, job.filters);
  const reading: ListReading = { resource, fields: resource.fields, state: job.list, found: before, elsewhere: staged && elsewhere };
  const savedAt = stored.count === undefined ? undefined : stored.at;
  const seen = job.full ? undefined : targetEntry(session, job)?.seen;
  return { resource, job, reading, staged: before, savedAt, parents, seen };
}

/** Returns what earlier steps have staged, without its records if they're needed later. Undefined if it's lost. */
function stagedFor(workbook: Workbook, { id, staged }: PullJob, elsewhere: number | undefined): Found | undefined {
  if (elsewhere === undefined || !staged) return readStaged(workbook, id, staged);
  return isClaimedBy(workbook, id, staged) ? new Map() : undefined;
}

/** Reads at least one round, until the deadline or the end. */
export function readAlone(session: Session, started: Started, deadline: number): Started {
  const { client, clock } = session;
  if (started.resource.report) {
    const { job, staged, reading } = started;
    const read = readSources(session, started.resource, { job, staged, elsewhere: reading.elsewhere }, deadline);
    const { found, elsewhere } = read;
    return { ...started, job: read.job, staged: read.staged, reading: { ...reading, state: read.job.list, found, elsewhere } };
  }
  let step = started;
  do {
    step = beforeRound(session, step);
    const { reading, parents } = step;
    step = parents ? { ...step, reading: stepNestedLists(client, reading, parents) } : afterRound(session, step, stepList(client, reading));
  } while (!step.reading.state.done && clock.now() < deadline);
  return { ...step, reading: addUpHalves(client, step.reading) };
}

/** Returns a step with the records of earlier ones, if the next round needs them. */
export function beforeRound(session: Session, step: Started): Started {
  return readsOn(step.reading) ? step : withStaged(session, step);
}

/** Returns a step with the records of earlier ones. If they're lost, it reads the list from the start. */
function withStaged(session: Session, step: Started): Started {
  const { job, reading, resource } = step;
  if (reading.elsewhere === undefined) return step;
  const staged = readStaged(session.workbook, job.id, job.staged);
  if (staged) return { ...step, staged, reading: withEarlier(reading, staged) };
  const again = restarted(session, resource, job);
  return { ...step, job: again, reading: { resource, fields: reading.fields, state: again.list, found: new Map() } };
}

/** Returns a step after a round. Throws StopError once it's known that the file has no room for its list. */
export function afterRound(session: Session, step: Started, reading: ListReading): Started {
  const { job, resource, seen, reading: before } = step;
  const { total } = reading.state;
  if (before.state.total === undefined && total !== undefined && reading.state.pages <= 1 && !job.cursor)
    assertCellsFit(session, job, resource, total);
  // A list that ends before its total says so is judged with all of its records, from the same round.
  if (reading.elsewhere !== undefined && hasEnded(reading)) return withStaged(session, step);
  if (!reading.state.confirming || seen === undefined) return { ...step, reading };
  const zone = session.workbook.timeZone();
  if (seen.way !== wayText(resource, job, zone)) return { ...step, reading };
  if (seen.records !== recordsText(inPeriodOf(resource, job, zone, reading.found).values())) return { ...step, reading };
  // The last pull had proved that these records are all. Reading pages again proves the same.
  return { ...step, reading: { ...reading, state: { ...reading.state, confirming: undefined, done: true, complete: true } } };
}

/** Returns the records without those outside of its period, which Catalog can return because it compares other times. */
function inPeriodOf(resource: Resource, { filters, days }: PullJob, zone: string, found: Found): Found {
  return filterByDay(resource, { ...filters, ...days }, zone, found);
}

export function endStep({ job, reading, staged, savedAt, parents }: Started): Step {
  return { job: { ...job, list: reading.state }, found: reading.found, elsewhere: reading.elsewhere, staged, savedAt, parents };
}

/** A pull that has read everything, names included. */
export interface Ready {
  step: Step;
  reading: PullReading;
  before: TabEntry | undefined;
  /** How many records were read, or rows were computed. */
  count: number;
  /** What a report says about its rows. */
  notes: readonly string[];
}

/** Reads what belongs to the records. */
export function prepare(session: Session, resource: Resource, read: Step, cached?: RunCaches): Ready {
  const { found, notes, open, isCut, sources } = resource.report
    ? reportRows(session, resource, read)
    : { ...NO_REPORT, found: read.found };
  const step = isCut ? { ...read, job: { ...read.job, list: { ...read.job.list, complete: false } } } : read;
  const { job } = step;
  const inPeriod = inPeriodOf(resource, job, session.workbook.timeZone(), found);
  const before = targetEntry(session, job);
  const recent = job.cursor && before && readRecent(session.workbook, before.sheet, job.cursor);
  const pending = readPendingRecords(session.client, resource, pendingKeys(recent, job.id), inPeriod);
  const all = withRecords(inPeriod, pending.found);
  const custom = findCustom(session, resource, all, before);
  const own = ownReportOf(session, job);
  const complete = arranged(resourceForTab({ ...job, custom, lookedUp: lookedUpNames(before, own) }), before, own);
  const names = findPulledNames(session, { job, resource: complete, found: all, beside: sources }, before, cached);
  return {
    step,
    count: found.size,
    notes,
    before,
    reading: { job, resource: complete, custom, found: all, deleted: new Set(pending.deleted), names, recent, ...(open ? { open } : {}) },
  };
}

/** Writes the tab, and ends the job. */
export function finishPull(session: Session, ready: Ready): PullProgress {
  const { job, savedAt } = ready.step;
  const { document, workbook } = session;
  const pulled = withLock(session, TRY_AGAIN, () => {
    assertRunning(session, job, savedAt);
    assertTabsFree(session, job.id, [job.sheet], job.resource);
    assertStorageRoom(document);
    const unchanged = unchangedPull(session, ready.reading, dataHeads(session));
    const applied = unchanged?.pulled ?? emptyDelivery(session, ready.reading) ?? applyPull(session, ready.reading);
    if (job.staged) clearColumn(workbook, job.staged);
    document.setAll({ ...unchanged?.stored, ...storedPulls(session, [pullRecordOf(job, applied)]), ...requestsOf(session, job) });
    if (savedAt !== undefined) endJob(document, job.id);
    return applied;
  });
  return progressOf(session, ready, pulled);
}

export function progressOf(session: Session, { step, reading, before, count, notes: reportNotes }: Ready, pulled: Pulled): PullProgress {
  const { job, parents = [] } = step;
  const { resource, custom, names } = reading;
  const personalNotes = job.withoutPersonal && personalAnswer(session.document) === undefined ? [leftOut(resourceOf(job.resource))] : [];
  const notes = [
    ...pulled.notes,
    ...reportNotes,
    ...names.notes,
    ...customNotes(resource, reading.found, custom, before),
    ...personalNotes,
    ...emptyListsNotes(job.list.without ?? 0, parents.length),
  ];
  return { job, count, total: job.list.total, pulled: { ...pulled, notes } };
}

export function pullRecordOf(job: PullJob, { tab, records, complete }: Pulled): Omit<PullRecord, 'at' | 'by' | 'host'> {
  const personal = asksPersonal(resourceOf(job.resource)) && !job.withoutPersonal;
  return { resource: job.resource, sheet: tab.sheet, records, complete, personal };
}

/** Returns the property with the requests of a pull by hand. A trigger counts its own. */
export function requestsOf(session: Session, { scheduled }: PullJob): Record<string, string> {
  return scheduled ? {} : storedRequests(session);
}

/** Throws StopError if the job was canceled while this step was reading, or if another window has continued it. */
export function assertRunning({ document }: Session, { id }: PullJob, savedAt: number | undefined): void {
  if (savedAt === undefined || readJob(document, id).at === savedAt) return;
  throw new StopError('no-such-job', say`This pull is running in another window.`, say`Wait until it finishes there.`);
}

/** Returns the job at the start of its list, with nothing staged. */
export function restarted(session: Session, resource: Resource, job: PullJob): PullJob {
  clearStaged(session.workbook, job);
  return { ...job, staged: undefined, sources: undefined, tabs: undefined, list: startList(resource, job.list.filters) };
}

/** Returns the job as a full pull, because records that another key has read are no point to continue from. */
function withoutCursor(session: Session, resource: Resource, job: PullJob): PullJob {
  const query = toQueryFilters(resource, { ...job.filters, ...job.days }, session.workbook.timeZone());
  return { ...job, cursor: undefined, list: startList(resource, query) };
}

/** Returns whether what a pull has read is too old to continue. */
export function isAbandoned({ clock }: Session, job: PullJob): boolean {
  return clock.now() - job.at > (job.scheduled ? SCHEDULED_ABANDONED_MS : ABANDONED_MS);
}

/** Returns the rows of a report as if they were the records of a list. */
function reportRows(session: Session, report: Resource, read: Pick<Step, 'job' | 'found'>): ReportReading {
  const ledger = report.report?.delivers ? deliveryLedger(session, read.job) : undefined;
  const { records, notes = [], open, cut, sources } = computeRows(session, report, read, ledger);
  const rows = records.map((values): Parsed => ({ key: String(values[report.key ?? '']), values }));
  const found: Found = new Map(rows.map((parsed) => [parsed.key, parsed]));
  assertCellsFit(session, read.job, report, found.size);
  // Names of what was delivered aren't looked up again.
  return {
    found: ledger ? withoutDelivered(found, ledger) : found,
    notes: [...notes, ...cut.map((list) => cutNote(list))],
    open,
    isCut: cut.length > 0,
    sources,
  };
}

interface ReportReading {
  found: Found;
  notes: readonly string[];
  open: readonly string[] | undefined;
  /** Analytics that its code needed in addition are cut off. */
  isCut: boolean;
  sources: readonly NamingRecords[];
}

const NO_REPORT: Omit<ReportReading, 'found'> = { notes: [], open: undefined, isCut: false, sources: [] };
