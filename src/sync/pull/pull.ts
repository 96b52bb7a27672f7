// Pull: reads a resource in steps, and touches its tab only after everything was read.

import { count } from '../../base/count.ts';
import { StopError } from '../../base/problem.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { type ListReading, startList } from '../../catalog/lists/list-state.ts';
import { stepNestedLists } from '../../catalog/lists/nested-lists.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { asksPersonal, leftOut, personalAnswer } from '../../tabs/memory/personal-data.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import { endJob, type PullJob, readJob, readJobs, saveJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { acquireLease, assertTabsFree, renewLease } from '../jobs/lease.ts';
import { otherConnection, type Session, showsResource, withLock } from '../jobs/session.ts';
import { applyPull, type Pulled, tabOf } from './apply-pull.ts';
import { findCustom } from './custom-columns.ts';
import { cursorOf, filtersSince, readPendingRecords } from './incremental.ts';
import { parentIdsOf } from './parent-ids.ts';
import { filterByDay, toQueryFilters } from './period-filters.ts';
import { clearStaged, readStaged, stage } from './staging.ts';
import { suffixOf } from './tab-name.ts';

const ABANDONED = 3_600_000;
/** Characters of chosen filters: a job holds them twice, and a property 9 KB in all. */
const MAX_CHOICE_LENGTH = 3_500;

export interface PullProgress {
  job: PullJob;
  count: number;
  total?: number;
  pulled?: Pulled;
}

export interface PullChoice {
  /** The tab given or a new one; else the first one of the resource, else a new one. */
  sheet?: number | 'new';
  /** Reads everything, where otherwise only what changed since the last pull would be read. */
  fromStart?: boolean;
  keepCells?: boolean;
}

/** Makes the job of a pull; nothing is read yet. */
export function beginPull(
  session: Session,
  resource: Resource,
  filters: FilterValues,
  { sheet, fromStart, keepCells }: PullChoice = {},
): PullJob {
  if (JSON.stringify(filters).length > MAX_CHOICE_LENGTH) {
    throw new StopError(
      'too-many-choices',
      'The filters are too long to save with a tab.',
      resource.parent ? 'Enter up to 300 IDs, or choose a tab that has them.' : 'Use fewer filters, and pull the rest into a new tab.',
    );
  }
  const sent = toQueryFilters(resource, filters, session.workbook.timeZone());
  const tabs = readTabs(session.document);
  endAbandoned(session);
  const first = tabs.find((each) => !each.part && showsResource(session, each, resource));
  const given = tabs.find((tab) => tab.sheet === sheet);
  const target = sheet === 'new' ? undefined : (sheet ?? first?.sheet);
  assertTabsFree(session, '', [target], resource.name);
  if (given && given.connection !== session.client.connection.id) throw otherConnection(session, given);
  const tab = sheet === 'new' ? undefined : (given ?? first);
  const cursor = fromStart || keepCells ? undefined : cursorOf(session, resource, tab, filters);
  return {
    v: 1,
    kind: 'pull',
    id: session.clock.id(),
    resource: resource.name,
    connection: session.client.connection.id,
    ...acquireLease(session),
    sheet: target,
    ...(tab?.further || (sheet === 'new' && first) ? { suffix: suffixOf(resource, filters) } : {}),
    ...(cursor ? { cursor } : {}),
    ...((tab ? tab.readOnly : session.client.connection.readOnly) ? { readOnly: true as const } : {}),
    ...(asksPersonal(resource) && personalAnswer(session.document) !== 'with' ? { withoutPersonal: true as const } : {}),
    filters,
    ...(keepCells ? { keepCells } : {}),
    list: startList(resource, cursor ? filtersSince(resource, cursor, sent) : sent),
  };
}

/**
 * Reads until `deadline` (milliseconds since 1970) or the end, at least one round. When all is read the tab is written
 * in the same step; otherwise what was read is staged and the job saved. Throws CatalogError or StopError, and then
 * neither tab nor snapshot was touched.
 */
export function stepPull(session: Session, job: PullJob, deadline: number): PullProgress {
  return noteRefusedKey(session, job.id, () => readOn(session, job, deadline));
}

function readOn(session: Session, job: PullJob, deadline: number): PullProgress {
  const resource = resourceForTab({ resource: job.resource, withoutPersonal: job.withoutPersonal });
  const isOld = session.clock.now() - job.at > ABANDONED;
  const begun = job.count === undefined ? undefined : job.at;
  const { scope } = job;
  renewLease(session, job);
  assertTabsFree(session, job.id, [job.sheet], job.resource);
  const isOtherKey = job.scope !== scope;
  if (isOtherKey) forgetCursor(session, resource, job);
  const waiting = isOld || isOtherKey ? undefined : readStaged(session.workbook, job.id, job.staged);
  if (!waiting) restartReading(session, resource, job);
  const before = waiting ?? new Map();
  const owners = resource.parent && parentIdsOf(session, resource, job.filters);
  let reading: ListReading = { resource, fields: resource.fields, state: job.list, found: before };
  do {
    reading = owners ? stepNestedLists(session.client, reading, owners) : stepList(session.client, reading);
  } while (!reading.state.done && session.clock.now() < deadline);
  const { found } = reading;
  job.list = reading.state;
  const progress = { job, count: found.size, total: job.list.total };
  if (!job.list.done) {
    assertRunning(session, job, begun);
    const fresh = Array.from(found.values()).filter((parsed) => before.get(parsed.key) !== parsed);
    job.at = session.clock.now();
    job.count = found.size;
    job.staged = stage(session.workbook, session.document, job.id, job.staged, fresh);
    session.workbook.flush();
    saveJob(session.document, job);
    return progress;
  }
  filterByDay(resource, job.filters, session.workbook.timeZone(), found);
  const gone = new Set(job.cursor ? readPendingRecords(session, resource, job.cursor.open, found) : []);
  const tab = tabOf(session, job);
  const custom = findCustom(session, resource, found, tab);
  const pulled = withLock(session, 'Wait a minute, then try again.', () => {
    assertRunning(session, job, begun);
    return applyPull(session, job, resourceForTab({ ...job, custom }), custom, found, gone);
  });
  endPull(session, job);
  if (job.withoutPersonal && personalAnswer(session.document) === undefined) pulled.remarks.push(leftOut(resourceOf(job.resource)));
  const { without = 0 } = job.list;
  if (owners && without > 0) pulled.remarks.push(`Catalog has no records for ${without} of the ${count(owners.length, 'ID')}.`);
  return { ...progress, pulled };
}

/** While this step was reading, the job may have been canceled, or another window may have gone on with what was stored at `begun`. */
function assertRunning({ document }: Session, { id }: PullJob, begun: number | undefined): void {
  if (begun === undefined || readJob(document, id).at === begun) return;
  throw new StopError('no-such-job', 'This pull is running in another window.', 'Wait until it finishes there.');
}

/** What is lost must be read again; what was read long ago would stand beside what is read now, as if it were one state. */
function restartReading(session: Session, resource: Resource, job: PullJob): void {
  clearStaged(session.workbook, job.staged);
  job.staged = undefined;
  job.list = startList(resource, job.list.filters);
}

/** What another key has read is no point to continue from. */
function forgetCursor(session: Session, resource: Resource, job: PullJob): void {
  job.cursor = undefined;
  job.list = startList(resource, toQueryFilters(resource, job.filters, session.workbook.timeZone()));
}

/** Pulls that nobody went on with for an hour are over: their records are older than any tab should show. */
function endAbandoned(session: Session): void {
  for (const job of readJobs(session.document)) if (job.kind === 'pull' && session.clock.now() - job.at > ABANDONED) endPull(session, job);
}

/** Ends a job and clears what it has staged; before its tab was written, the tab stays as it was. */
export function endPull(session: Session, job: PullJob): void {
  clearStaged(session.workbook, job.staged);
  endJob(session.document, job.id);
}
