// Pull: reads a resource in steps, and writes to its tab only after everything was read.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import { startList } from '../../catalog/lists/list-state.ts';
import type { Resource } from '../../catalog/resource.ts';
import { bringBackTabs } from '../../tabs/memory/deleted-tabs.ts';
import { asksPersonal, personalAnswer } from '../../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { endJob, type PullJob, readJobs, storedJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { acquireLease, assertTabsFree } from '../jobs/lease.ts';
import { isMain, isSame } from '../jobs/matching-tab.ts';
import { otherConnection, type Session, showsResource, TRY_AGAIN, withLock } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { beginDelivery } from './delivery.ts';
import { cursorOf, filtersSince } from './incremental.ts';
import { endsOf, movingFilters, resolvePeriods } from './periods.ts';
import { assertFiltersFit, suffixOf, toQueryFilters } from './pull-filters.ts';
import {
  assertRunning,
  endStep,
  finishPull,
  isAbandoned,
  type PullProgress,
  prepare,
  readAlone,
  requestsOf,
  resourceFor,
  restarted,
  type Step,
  startStep,
} from './pull-step.ts';
import { clearStaged, isClaimedBy, stage } from './staging.ts';

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
  /** The own report that is run, by ID. */
  own?: string | undefined;
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
  const first = tabs.find((each) => isMain(each) && showsResource(session, each, resource));
  const given = tabs.find((tab) => tab.sheet === sheet);
  // With other filters, a tab no longer shows its own report.
  const own = choice.own ?? (given && isSame(given.filters, filters) ? given.own : undefined);
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
    ...(own === undefined ? {} : { own }),
    ...(own === undefined && (tab?.further || (sheet === 'new' && first)) ? { suffix: suffixOf(resource, filters, names) } : {}),
    ...(cursor ? { cursor } : {}),
    ...(isReadOnly ? { readOnly: true as const } : {}),
    ...(asksPersonal(resource) && personalAnswer(session.document) !== 'with' ? { withoutPersonal: true as const } : {}),
    filters,
    ...periods,
    ...(own === undefined && periods.days ? { period: suffixOf(resource, filters, names) } : {}),
    ...beginDelivery(session, resource, { filters, tab, own, isFull: mode === 'full' }),
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
    const resource = resourceFor(job);
    const step = endStep(readAlone(session, startStep(session, resource, job), deadline));
    return step.job.list.done && session.clock.now() <= writeBy
      ? finishPull(session, prepare(session, resource, step))
      : pausePull(session, step);
  });
}

/** Stages what a step has read, and saves the job. Under the lock, because a colleague could claim the same column. */
function pausePull(session: Session, step: Step): PullProgress {
  const { job, savedAt } = step;
  const paused = withLock(session, TRY_AGAIN, (): PullJob => {
    assertRunning(session, job, savedAt);
    assertTabsFree(session, job.id, [job.sheet], job.resource);
    assertStorageRoom(session.document);
    const saved = { ...stageStep(session, step), at: session.clock.now() };
    session.workbook.flush();
    session.document.setAll({ ...storedJob(saved), ...requestsOf(session, saved) });
    return saved;
  });
  return { job: paused, count: paused.count ?? 0, total: job.list.total };
}

/** Stages what a step has read. If what earlier steps have staged is lost, and this one has read on without it, the list starts over. */
function stageStep(session: Session, { job, found, elsewhere, staged }: Step): PullJob {
  const isLost = elsewhere !== undefined && job.staged !== undefined && !isClaimedBy(session.workbook, job.id, job.staged);
  if (isLost) return { ...restarted(session, resourceFor(job), job), count: 0 };
  const all = Array.from(found.values());
  const fresh = all.filter((parsed) => staged.get(parsed.key) !== parsed);
  return { ...job, count: (elsewhere ?? 0) + found.size, staged: stage(session, job, { all, fresh }) };
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
