// Pull: reads a resource in steps, and touches its tab only after everything was read.

import { count } from '../../base/count.ts';
import { StopError } from '../../base/problem.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { stepOwnedLists } from '../../catalog/lists/nested-lists.ts';
import { beginList, type Found, stepList } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { asksPersonal, leftOut, personalAnswer } from '../../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceOf, shapeOf } from '../../tabs/resource-for-tab.ts';
import { endJob, type PullJob, readJob, readJobs, saveJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { newLease, refuseIntruding, takeLease } from '../jobs/lease.ts';
import type { World } from '../jobs/session.ts';
import { locked } from '../jobs/with-lock.ts';
import { bring, isOf, type Pulled, tabOf } from './apply-pull.ts';
import { findCustom } from './custom-columns.ts';
import { cursorOf, filtersFrom, readOpen } from './incremental.ts';
import { ownersOf } from './parent-ids.ts';
import { sentFilters, trimToDays } from './period-filters.ts';
import { clearStaged, readStaged, stage } from './staging.ts';
import { suffixOf } from './tab-name.ts';

const ABANDONED = 3_600_000;
/** Characters of chosen filters: a job holds them twice, and a property 9 KB in all. */
const LONGEST_CHOICE = 3_500;

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
  world: World,
  resource: Resource,
  filters: FilterValues,
  { sheet, fromStart, keepCells }: PullChoice = {},
): PullJob {
  if (JSON.stringify(filters).length > LONGEST_CHOICE) {
    throw new StopError(
      'too-many-choices',
      'The filters are too long to save with a tab.',
      resource.of ? 'Enter up to 300 IDs, or choose a tab that has them.' : 'Use fewer filters, and pull the rest into a new tab.',
    );
  }
  const sent = sentFilters(resource, filters, world.workbook.timeZone());
  const tabs = readTabs(world.document);
  endAbandoned(world);
  const first = tabs.find((each) => !each.part && isOf(world, each, resource));
  const given = tabs.find((tab) => tab.sheet === sheet);
  const target = sheet === 'new' ? undefined : (sheet ?? first?.sheet);
  refuseIntruding(world, '', [target], resource.name);
  if (given && given.connection !== world.client.connection.id) throw otherConnection(world, given);
  const tab = sheet === 'new' ? undefined : (given ?? first);
  const cursor = fromStart || keepCells ? undefined : cursorOf(world, resource, tab, filters);
  return {
    v: 1,
    kind: 'pull',
    id: world.clock.id(),
    resource: resource.name,
    connection: world.client.connection.id,
    ...newLease(world),
    sheet: target,
    ...(tab?.further || (sheet === 'new' && first) ? { suffix: suffixOf(resource, filters) } : {}),
    ...(cursor ? { cursor } : {}),
    ...((tab ? tab.readOnly : world.client.connection.readOnly) ? { readOnly: true as const } : {}),
    ...(asksPersonal(resource) && personalAnswer(world.document) !== 'with' ? { withoutPersonal: true as const } : {}),
    filters,
    ...(keepCells ? { keepCells } : {}),
    list: beginList(resource, cursor ? filtersFrom(resource, cursor, sent) : sent),
  };
}

/**
 * Reads until `deadline` (milliseconds since 1970) or the end, at least one round. When all is read the tab is written
 * in the same step; otherwise what was read is staged and the job saved. Throws CatalogError or StopError, and then
 * neither tab nor snapshot was touched.
 */
export function stepPull(world: World, job: PullJob, deadline: number): PullProgress {
  return noteRefusedKey(world, job.id, () => readOn(world, job, deadline));
}

function readOn(world: World, job: PullJob, deadline: number): PullProgress {
  const resource = shapeOf({ resource: job.resource, withoutPersonal: job.withoutPersonal });
  const isOld = world.clock.now() - job.at > ABANDONED;
  const begun = job.count === undefined ? undefined : job.at;
  const { scope } = job;
  takeLease(world, job);
  refuseIntruding(world, job.id, [job.sheet], job.resource);
  const isOtherKey = job.scope !== scope;
  if (isOtherKey) forgetCursor(world, resource, job);
  const waiting = isOld || isOtherKey ? undefined : readStaged(world.workbook, job.id, job.staged);
  if (!waiting) readAnew(world, resource, job);
  const found: Found = waiting ?? new Map();
  const before = new Map(found);
  const owners = resource.of && ownersOf(world, resource, job.filters);
  do {
    if (owners) stepOwnedLists(world.client, resource, job.list, found, resource.fields, owners);
    else stepList(world.client, resource, job.list, found, resource.fields);
  } while (!job.list.done && world.clock.now() < deadline);
  const progress = { job, count: found.size, total: job.list.total };
  if (!job.list.done) {
    refuseEnded(world, job, begun);
    const fresh = Array.from(found.values()).filter((parsed) => before.get(parsed.key) !== parsed);
    job.at = world.clock.now();
    job.count = found.size;
    job.staged = stage(world.workbook, world.document, job.id, job.staged, fresh);
    world.workbook.flush();
    saveJob(world.document, job);
    return progress;
  }
  trimToDays(resource, job.filters, world.workbook.timeZone(), found);
  const gone = new Set(job.cursor ? readOpen(world, resource, job.cursor.open, found) : []);
  const tab = tabOf(world, job);
  const custom = findCustom(world, resource, found, tab);
  const pulled = locked(world, 'Wait a minute, then try again.', () => {
    refuseEnded(world, job, begun);
    return bring(world, job, shapeOf({ ...job, custom }), custom, found, gone);
  });
  endPull(world, job);
  if (job.withoutPersonal && personalAnswer(world.document) === undefined) pulled.remarks.push(leftOut(resourceOf(job.resource)));
  const { without = 0 } = job.list;
  if (owners && without > 0) pulled.remarks.push(`Catalog has no records for ${without} of the ${count(owners.length, 'ID')}.`);
  return { ...progress, pulled };
}

/** While this step was reading, the job may have been canceled, or another window may have gone on with what was stored at `begun`. */
function refuseEnded({ document }: World, { id }: PullJob, begun: number | undefined): void {
  if (begun === undefined || readJob(document, id).at === begun) return;
  throw new StopError('no-such-job', 'This pull is running in another window.', 'Wait until it finishes there.');
}

/** What is lost must be read again; what was read long ago would stand beside what is read now, as if it were one state. */
function readAnew(world: World, resource: Resource, job: PullJob): void {
  clearStaged(world.workbook, job.staged);
  job.staged = undefined;
  job.list = beginList(resource, job.list.filters);
}

/** What another key has read is no point to continue from. */
function forgetCursor(world: World, resource: Resource, job: PullJob): void {
  job.cursor = undefined;
  job.list = beginList(resource, sentFilters(resource, job.filters, world.workbook.timeZone()));
}

/** Pulls that nobody went on with for an hour are over: their records are older than any tab should show. */
function endAbandoned(world: World): void {
  for (const job of readJobs(world.document)) if (job.kind === 'pull' && world.clock.now() - job.at > ABANDONED) endPull(world, job);
}

/** Ends a job and clears what it has staged; before its tab was written, the tab stays as it was. */
export function endPull(world: World, job: PullJob): void {
  clearStaged(world.workbook, job.staged);
  endJob(world.document, job.id);
}

/** A tab shows one Catalog: records of another would be matched to the wrong rows. */
export function otherConnection(world: World, tab: TabEntry): StopError {
  return new StopError(
    'other-connection',
    `The “${world.workbook.sheet(tab.sheet)?.name() ?? ''}” tab was pulled from ${tab.host}, but you’re connected to ${world.client.connection.host}.`,
    `Connect to ${tab.host}, or choose another tab.`,
  );
}
