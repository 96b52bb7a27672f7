// Pull: reads a resource in steps, and writes to its tab only after everything was read.

import { StopError } from '../../base/problem.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { type Found, type ListReading, startList } from '../../catalog/lists/list-state.ts';
import { stepNestedLists } from '../../catalog/lists/nested-lists.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import { bringBackTabs } from '../../tabs/memory/deleted-tabs.ts';
import { asksPersonal, leftOut, personalAnswer } from '../../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import { endJob, type PullJob, readJob, readJobs, saveJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { acquireLease, assertTabsFree, renewLease } from '../jobs/lease.ts';
import { recordPull } from '../jobs/pull-record.ts';
import { otherConnection, type Session, showsResource, withLock } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { applyPull, type Pulled } from './apply-pull.ts';
import { customNotes, findCustom } from './custom-columns.ts';
import { cursorOf, filtersSince, type PullReading, readPendingRecords } from './incremental.ts';
import { endsOf, movingFilters, resolvePeriods } from './periods.ts';
import { assertFiltersFit, filterByDay, parentIdsOf, suffixOf, toQueryFilters } from './pull-filters.ts';
import { emptyListsNotes } from './pull-notes.ts';
import { findPulledNames } from './pulled-names.ts';
import { computeRows, readSources } from './report-sources.ts';
import { clearColumn, clearStaged, readStaged, stage } from './staging.ts';
import { targetEntry } from './target-tab.ts';

/** A pull that wasn't resumed for an hour is abandoned: its records are too old for any tab. */
const ABANDONED_MS = 3_600_000;
/** A schedule continues in the next hour, or in the one after it if Google leaves one out. */
const SCHEDULED_ABANDONED_MS = 10_800_000;

const TRY_AGAIN = 'Wait a minute, then try again.';

export interface PullProgress {
  /** As it is now, to be passed to the next step. */
  job: PullJob;
  count: number;
  total?: number;
  pulled?: Pulled;
}

/**
 * `incremental` reads only what changed since the last pull, if that's possible. `full` reads everything. `keep-cells` reads
 * everything and keeps cells without a base as edits if they differ from Catalog.
 */
export type PullMode = 'incremental' | 'full' | 'keep-cells';

export interface PullChoice {
  /** This tab, or a new one. Without it, the first tab of the resource, or a new one if there is none. */
  sheet?: number | 'new';
  /** `incremental` if absent. */
  mode?: PullMode;
  /** The names of records whose IDs the filters have, for the name of a new tab. */
  names?: ReadonlyMap<string, string>;
}

/** Returns the job of a new pull. Throws StopError if it can't start. */
export function beginPull(session: Session, resource: Resource, filters: FilterValues, choice: PullChoice = {}): PullJob {
  assertFiltersFit(resource, filters);
  assertStorageRoom(session.document);
  const { sheet, mode = 'incremental', names = new Map() } = choice;
  const { connection } = session.client;
  bringBackTabs(session.workbook, session.document);
  const tabs = readTabs(session.document);
  endAbandoned(session);
  const first = tabs.find((each) => !each.part && showsResource(session, each, resource));
  const given = tabs.find((tab) => tab.sheet === sheet);
  const target = sheet === 'new' ? undefined : (sheet ?? first?.sheet);
  assertTabsFree(session, '', [target], resource.name);
  if (given && given.connection !== connection.id) throw otherConnection(session, given);
  const tab = sheet === 'new' ? undefined : (given ?? first);
  const periods = periodsOf(session, resource, filters, tab);
  const query = toQueryFilters(resource, { ...filters, ...periods.days }, session.workbook.timeZone());
  const cursor = mode === 'incremental' ? cursorOf(session, resource, tab, { ...filters, ...endsOf(resource, periods.days) }) : undefined;
  const isReadOnly = tab ? tab.readOnly : connection.readOnly;
  return {
    v: 1,
    kind: 'pull',
    id: session.clock.id(),
    resource: resource.name,
    connection: connection.id,
    ...acquireLease(session),
    sheet: target,
    ...(tab?.further || (sheet === 'new' && first) ? { suffix: suffixOf(resource, filters, names) } : {}),
    ...(cursor ? { cursor } : {}),
    ...(isReadOnly ? { readOnly: true as const } : {}),
    ...(asksPersonal(resource) && personalAnswer(session.document) !== 'with' ? { withoutPersonal: true as const } : {}),
    filters,
    ...periods,
    ...(periods.days ? { period: suffixOf(resource, filters, names) } : {}),
    ...(mode === 'full' ? { full: true as const } : {}),
    ...(mode === 'keep-cells' ? { keepCells: true as const } : {}),
    list: startList(resource, cursor ? filtersSince(resource, cursor, query) : query),
  };
}

/**
 * Reads until `deadline` (milliseconds since 1970) or the end, at least one round. When all is read, the tab is written in the
 * same step, unless it's later than `writeBy`. Otherwise the records are staged and the job is saved. Throws CatalogError or
 * StopError, and then neither the tab nor its snapshot was changed.
 */
export function stepPull(session: Session, job: PullJob, deadline: number, writeBy = Number.POSITIVE_INFINITY): PullProgress {
  return noteRefusedKey(session, job.id, () => {
    const resource = resourceForTab({ resource: job.resource, withoutPersonal: job.withoutPersonal });
    const step = readOn(session, resource, job, deadline);
    return step.job.list.done && session.clock.now() <= writeBy ? finishPull(session, resource, step) : pausePull(session, step);
  });
}

/** What one step has read. */
interface Step {
  job: PullJob;
  /** All records that were read so far. */
  found: Found;
  /** Those that earlier steps have staged. */
  staged: Found;
  /** When the job was saved last, or undefined in its first step. */
  savedAt: number | undefined;
  /** The records whose lists are read, if the resource has a list for each of them. */
  parents: string[] | undefined;
}

function readOn(session: Session, resource: Resource, stored: PullJob, deadline: number): Step {
  const { client, workbook } = session;
  const renewed = renewLease(session, stored);
  assertTabsFree(session, stored.id, [stored.sheet], stored.resource);
  const isOtherKey = renewed.scope !== stored.scope;
  // Records that were read long ago, or with another key, don't fit with those that are read now.
  const isOutdated = isAbandoned(session, stored) || isOtherKey;
  const staged = isOutdated ? undefined : readStaged(workbook, stored.id, stored.staged);
  const continued = isOtherKey ? withoutCursor(session, resource, renewed) : renewed;
  const job = staged ? continued : restarted(session, resource, continued);
  const before: Found = staged ?? new Map();
  const savedAt = stored.count === undefined ? undefined : stored.at;
  if (resource.report)
    return { ...readSources(session, resource, { job, found: before }, deadline), staged: before, savedAt, parents: undefined };
  const parents = resource.parent && parentIdsOf(session, resource, job.filters);
  let reading: ListReading = { resource, fields: resource.fields, state: job.list, found: before };
  do {
    reading = parents ? stepNestedLists(client, reading, parents) : stepList(client, reading);
  } while (!reading.state.done && session.clock.now() < deadline);
  return { job: { ...job, list: reading.state }, found: reading.found, staged: before, savedAt, parents };
}

/** Stages what a step has read, and saves the job. Under the lock, because a colleague could claim the same column. */
function pausePull(session: Session, { job, found, staged, savedAt }: Step): PullProgress {
  const all = Array.from(found.values());
  const fresh = all.filter((parsed) => staged.get(parsed.key) !== parsed);
  const paused = withLock(session, TRY_AGAIN, (): PullJob => {
    assertRunning(session, job, savedAt);
    assertTabsFree(session, job.id, [job.sheet], job.resource);
    assertStorageRoom(session.document);
    const saved = { ...job, at: session.clock.now(), count: found.size, staged: stage(session, job, { all, fresh }) };
    session.workbook.flush();
    saveJob(session.document, saved);
    return saved;
  });
  return { job: paused, count: found.size, total: job.list.total };
}

/** Writes the tab, and ends the job. */
function finishPull(session: Session, resource: Resource, step: Step): PullProgress {
  const { job, savedAt, parents = [] } = step;
  const { found, notes: reportNotes } = resource.report ? reportRows(session, resource, step) : { found: step.found, notes: [] };
  const inPeriod = filterByDay(resource, { ...job.filters, ...job.days }, session.workbook.timeZone(), found);
  const pending = readPendingRecords(session.client, resource, job.cursor?.open ?? [], inPeriod);
  const all = new Map([...inPeriod, ...pending.found.map((parsed) => [parsed.key, parsed] as const)]);
  const before = targetEntry(session, job);
  const custom = findCustom(session, resource, all, before);
  const complete = resourceForTab({ ...job, custom, lookedUp: before?.lookedUp });
  const names = findPulledNames(session, { job, resource: complete, found: all }, before);
  const reading: PullReading = { job, resource: complete, custom, found: all, deleted: new Set(pending.deleted), names };
  const pulled = withLock(session, TRY_AGAIN, () => {
    assertRunning(session, job, savedAt);
    assertTabsFree(session, job.id, [job.sheet], job.resource);
    assertStorageRoom(session.document);
    const applied = applyPull(session, reading);
    if (job.staged) clearColumn(session.workbook, job.staged);
    recordPull(session, {
      resource: job.resource,
      sheet: applied.tab.sheet,
      records: applied.records,
      complete: applied.complete,
      personal: asksPersonal(resourceOf(job.resource)) && !job.withoutPersonal,
    });
    endJob(session.document, job.id);
    return applied;
  });
  const personalNotes = job.withoutPersonal && personalAnswer(session.document) === undefined ? [leftOut(resourceOf(job.resource))] : [];
  const notes = [
    ...pulled.notes,
    ...reportNotes,
    ...names.notes,
    ...customNotes(resource, all, custom, before),
    ...personalNotes,
    ...emptyListsNotes(job.list.without ?? 0, parents.length),
  ];
  return { job, count: found.size, total: job.list.total, pulled: { ...pulled, notes } };
}

/** Returns the rows of a report as if they were the records of a list. */
function reportRows(session: Session, report: Resource, read: Pick<Step, 'job' | 'found'>): { found: Found; notes: readonly string[] } {
  const { records, notes = [] } = computeRows(session, report, read);
  const rows = records.map((values): Parsed => ({ key: String(values[report.key ?? '']), values }));
  return { found: new Map(rows.map((parsed) => [parsed.key, parsed])), notes };
}

/** Returns what a job stores of its periods in words: their days at this moment, and which of them move. */
function periodsOf(
  { clock, workbook }: Session,
  resource: Resource,
  filters: FilterValues,
  tab: TabEntry | undefined,
): Pick<PullJob, 'days' | 'moving'> {
  const moment = { now: clock.now(), zone: workbook.timeZone(), lastRun: tab?.begunAt };
  const days = resolvePeriods(resource, filters, moment);
  if (Object.keys(days).length === 0) return {};
  return { days, moving: movingFilters(resource, filters, moment) };
}

/** Throws StopError if the job was canceled while this step was reading, or if another window has continued it. */
function assertRunning({ document }: Session, { id }: PullJob, savedAt: number | undefined): void {
  if (savedAt === undefined || readJob(document, id).at === savedAt) return;
  throw new StopError('no-such-job', 'This pull is running in another window.', 'Wait until it finishes there.');
}

/** Returns the job at the start of its list, with nothing staged. */
function restarted(session: Session, resource: Resource, job: PullJob): PullJob {
  clearStaged(session.workbook, job);
  return { ...job, staged: undefined, sources: undefined, list: startList(resource, job.list.filters) };
}

/** Returns the job as a full pull, because records that another key has read are no point to continue from. */
function withoutCursor(session: Session, resource: Resource, job: PullJob): PullJob {
  const query = toQueryFilters(resource, { ...job.filters, ...job.days }, session.workbook.timeZone());
  return { ...job, cursor: undefined, list: startList(resource, query) };
}

/** Returns whether what a pull has read is too old to continue. */
function isAbandoned({ clock }: Session, job: PullJob): boolean {
  return clock.now() - job.at > (job.scheduled ? SCHEDULED_ABANDONED_MS : ABANDONED_MS);
}

function endAbandoned(session: Session): void {
  for (const job of readJobs(session.document)) {
    if (job.kind === 'pull' && isAbandoned(session, job)) endPull(session, job);
  }
}

/** Ends a job and clears its staged records. If its tab wasn't written yet, the tab doesn't change. */
export function endPull(session: Session, job: PullJob): void {
  withLock(session, TRY_AGAIN, () => {
    clearStaged(session.workbook, job);
    endJob(session.document, job.id);
  });
}
