// The lists that a report reads: all of them at the same time, in steps that can stop and resume like those of a pull.

import { addUpHalves } from '../../catalog/lists/halves.ts';
import type { Found, ListReading, ListState } from '../../catalog/lists/list-state.ts';
import { resolveAmbiguous, stepLists } from '../../catalog/lists/read-list.ts';
import { hasEnded, readsOn, withEarlier } from '../../catalog/lists/read-on.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { CatalogErrorCode } from '../../catalog/wire/errors.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { recordAccess } from '../jobs/denied-resources.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { assertPasted } from './pasted-payments.ts';
import { deniedSource, shapeOfSource, sourcesOf, startSource } from './source-lists.ts';
import { forStage, fromStage } from './staged-sources.ts';
import { readStaged } from './staging.ts';
import { tabSource, withTabRecords } from './tab-source.ts';

/** A job stores the states of all lists in one property, so each names only a few of the records that it couldn't read. */
const MAX_LISTED = 10;
/** Why a list that a report can do without isn't read. */
export const LEAVES_BLANK: readonly CatalogErrorCode[] = ['forbidden', 'not-found', 'refused'];

export interface SourceRecords {
  job: PullJob;
  /** By the name of a source and the key of the record. */
  found: Found;
}

/** What a step reads of a report. */
interface SourcesRead extends SourceRecords {
  /** What earlier steps have staged. */
  staged: Found;
  /** How many records earlier steps have staged, if this one reads on without them. */
  elsewhere?: number | undefined;
}

/** The lists of sources, and the sheets of those that are read from a tab. */
interface Readings {
  lists: readonly [ReportSource, ListReading][];
  tabs: { readonly [source: string]: number };
  /** What was staged of a list doesn't belong to the one that is read in its place. */
  isReplaced?: true;
}

/** Returns whether the next round of a report needs no record that was found before, because all lists that aren't done read on. */
export function sourcesReadOn({ sources = {} }: PullJob): boolean {
  const open = Object.values(sources).filter(({ done }) => !done);
  return open.length > 0 && open.every((state) => readsOn({ resource: resourceForTab(state), state }));
}

/**
 * Reads the sources of a report until `deadline` or their end, at least one round, unless what earlier steps have staged is lost: then the
 * next step starts over. Throws StopError if a source that's needed can't be read.
 */
export function readSources(session: Session, report: Resource, before: Omit<SourcesRead, 'found'>, deadline: number): SourcesRead {
  const { job } = before;
  assertPasted(session, report, job.filters);
  let readings = job.sources ? continuedSources(report, before) : beginSources(session, report, job);
  let staged: Found | undefined = before.staged;
  for (let isLast = false; !isLast; ) {
    const lists = needsEarlier(readings) ? undefined : stepSources(session, report, readings.lists);
    if (lists) {
      readings = addTabs(session, job, { ...readings, lists });
      isLast = readings.lists.every(([, { state }]) => state.done) || session.clock.now() >= deadline;
    } else {
      staged = readStaged(session.workbook, job.id, job.staged);
      if (!staged) return startedOver(job);
      readings = { ...readings, lists: withStaged(readings.lists, staged) };
    }
  }
  const { lists, tabs, isReplaced } = readings;
  const read: PullJob = {
    ...job,
    sources: statesOf(lists),
    stagedOf: Object.fromEntries(lists.map(([{ name }, { found, elsewhere = 0 }]) => [name, found.size + elsewhere])),
    tabs: Object.keys(tabs).length > 0 ? tabs : undefined,
    list: summed(job.list, lists),
  };
  return {
    job: isReplaced ? { ...read, staged: undefined } : read,
    found: new Map(lists.flatMap(([{ name }, { found }]) => forStage(name, found, staged))),
    staged,
    elsewhere: staged === before.staged ? before.elsewhere : undefined,
  };
}

/** Returns the lists of a report as earlier steps have left them. */
function continuedSources(report: Resource, { job, staged, elsewhere }: Omit<SourcesRead, 'found'>): Readings {
  const lists = sourcesOf(report, job).flatMap((source): [ReportSource, ListReading][] => {
    const state = job.sources?.[source.name];
    if (!state) return [];
    const list: ListReading = { ...shapeOfSource(source, job), state, found: fromStage(staged, source.name) };
    return [[source, elsewhere === undefined ? list : { ...list, elsewhere: job.stagedOf?.[source.name] ?? 0 }]];
  });
  return { lists, tabs: job.tabs ?? {} };
}

/** Returns whether a list has come so far that its next round needs the records of earlier steps. */
function needsEarlier({ lists }: Readings): boolean {
  return lists.some(([, reading]) => reading.elsewhere !== undefined && !reading.state.done && !readsOn(reading));
}

/** Returns lists with the records that earlier steps have staged. */
function withStaged(lists: Readings['lists'], staged: Found): Readings['lists'] {
  return lists.map(([source, reading]) => [source, withEarlier(reading, fromStage(staged, source.name))]);
}

/** Returns a report of which nothing was read. */
function startedOver(job: PullJob): SourcesRead {
  const none: Found = new Map();
  return { job: { ...job, sources: undefined, tabs: undefined, staged: undefined }, found: none, staged: none };
}

/** Returns the lists of a report before anything of them was read. */
export function beginSources(session: Session, report: Resource, job: PullJob): Readings {
  const tabs: Record<string, number> = {};
  const lists = sourcesOf(report, job).map((source): [ReportSource, ListReading] => {
    const whole = startSource(session, source, job);
    const inTab = tabSource(session, source, job, whole);
    if (inTab) tabs[source.name] = inTab.sheet;
    return [source, inTab?.reading ?? whole];
  });
  return { lists, tabs };
}

/** Returns the lists with the records of tabs, once all changes since are known. A tab that can't tell them is replaced by the whole list. */
function addTabs(session: Session, job: PullJob, readings: Readings): Readings {
  const { lists, tabs } = readings;
  if (Object.keys(tabs).length === 0 || lists.some(([, { state }]) => !state.done)) return readings;
  const complete = lists.map(([source, reading]): [ReportSource, ListReading] => {
    const sheet = tabs[source.name];
    if (sheet === undefined) return [source, reading];
    const found = withTabRecords(session, sheet, reading);
    return [source, found ? { ...reading, found } : startSource(session, source, job)];
  });
  return { lists: complete, tabs: {}, ...(complete.some(([, { state }]) => !state.done) ? { isReplaced: true } : {}) };
}

/**
 * Returns the lists after one round for all that aren't done, without optional ones that can't be read. Undefined if one has ended before its
 * total says so: then the round is read again with the records of earlier steps.
 */
function stepSources(session: Session, report: Resource, readings: Readings['lists']): [ReportSource, ListReading][] | undefined {
  const open = readings.filter(([, { state }]) => !state.done);
  const stepped = stepLists(
    session.client,
    open.map(([, reading]) => reading),
  );
  if (stepped.some((reading) => reading.elsewhere !== undefined && hasEnded(reading))) return undefined;
  // A response that's too large looks like a network that fails. Without it, as many requests go out together as before.
  const isLess = stepped.some((reading) => isTooLarge(reading, stepped));
  return readings.flatMap(([source, reading]): [ReportSource, ListReading][] => {
    const index = open.findIndex(([, each]) => each === reading);
    const after = stepped[index] ?? reading;
    const next = isLess ? { ...after, state: { ...after.state, batch: reading.state.batch } } : after;
    if (!isReadable(session, report, [source, next], stepped)) return [];
    return [[source, next !== reading ? finished(session, next) : next]];
  });
}

/** Returns false for a list that can't be read and isn't needed. Throws if it's needed. `together` was read in the same round. */
export function isReadable(
  session: Session,
  report: Resource,
  [source, reading]: readonly [ReportSource, ListReading],
  together: readonly ListReading[],
): boolean {
  const { error } = reading;
  if (!error) return true;
  recordAccess(session, source.resource, error);
  if (source.optional && (isTooLarge(reading, together) || LEAVES_BLANK.includes(error.code))) return false;
  throw error.code === 'forbidden' ? deniedSource(report, source) : error;
}

/** Returns whether only some of the requests of a round have no response: theirs is larger than the 50 MB that Google takes. */
function isTooLarge({ error }: ListReading, together: readonly ListReading[]): boolean {
  return error?.code === 'unreachable' && together.some((other) => !other.error);
}

function finished({ client }: Session, reading: ListReading): ListReading {
  return reading.state.done ? addUpHalves(client, resolveAmbiguous(client, reading)) : reading;
}

function statesOf(readings: readonly [ReportSource, ListReading][]): { [source: string]: ListState } {
  return Object.fromEntries(
    readings.map(([{ name }, { state }]) => [
      name,
      { ...state, unreadable: state.unreadable.slice(0, MAX_LISTED), unclear: state.unclear.slice(0, MAX_LISTED) },
    ]),
  );
}

/** Returns what a pull knows of its list, for all lists of a report. */
function summed(list: ListState, readings: readonly [ReportSource, ListReading][]): ListState {
  const states = readings.map(([, { state }]) => state);
  const totals = states.map(({ total }) => total);
  return {
    ...list,
    done: states.every(({ done }) => done),
    complete: readings.every(([source, { state }]) => state.complete || isAddition(source)),
    total: totals.includes(undefined) ? undefined : totals.reduce<number>((sum, total = 0) => sum + total, 0),
    rounds: states.reduce((sum, { rounds }) => sum + rounds, 0),
    startedAt: states.map(({ startedAt }) => startedAt).sort()[0],
    unreadable: readings.flatMap(([{ resource }, { state }]) =>
      state.unreadable.slice(0, MAX_LISTED).map(({ id, field }) => ({ id: `${resource} ${id}`, field })),
    ),
  };
}

/** Returns whether a source only adds columns. Analytics that are cut off leave them blank, and the rows are complete without them. */
export function isAddition({ optional, findsRows, resource }: ReportSource): boolean {
  return optional === true && !findsRows && resourceForTab({ resource }).key === undefined;
}
