// The lists that a report reads: all of them at the same time, in steps that can stop and resume like those of a pull.

import { say } from '../../base/say.ts';
import { addUpHalves } from '../../catalog/lists/halves.ts';
import type { Found, ListReading, ListState } from '../../catalog/lists/list-state.ts';
import { readLists, resolveAmbiguous, stepLists } from '../../catalog/lists/read-list.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import type { Resource } from '../../catalog/resource.ts';
import { CatalogError, type CatalogErrorCode } from '../../catalog/wire/errors.ts';
import { reportCode } from '../../reports/index.ts';
import type { MoreList, ReportInput, ReportRows, SourceRecord } from '../../reports/report-input.ts';
import type { Ledger } from '../../tabs/memory/ledger.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { recordAccess } from '../jobs/denied-resources.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import type { NamingRecords } from '../names/find-names.ts';
import { openBefore, openRecords } from './delivery.ts';
import { readPendingRecords } from './incremental.ts';
import { assertPasted, pastedRecords } from './pasted-payments.ts';
import { joinParts } from './report-parts.ts';
import { deniedSource, recordOf, shapeOfSource, sourcesOf, startMore, startSource } from './source-lists.ts';
import { tabSource, withTabRecords } from './tab-source.ts';

/** Between the name of a source and the key of its record, in what a job stages. */
const SEPARATOR = ':';
/** A job stores the states of all lists in one property, so each names only a few of the records that it couldn't read. */
const MAX_LISTED = 10;
/** Why a list that a report can do without isn't read. */
const LEAVES_BLANK: readonly CatalogErrorCode[] = ['forbidden', 'not-found', 'refused'];

interface Read {
  job: PullJob;
  /** By the name of a source and the key of the record. */
  found: Found;
}

/** The lists of sources, and the sheets of those that are read from a tab. */
interface Readings {
  lists: readonly [ReportSource, ListReading][];
  tabs: { readonly [source: string]: number };
  /** What was staged of a list doesn't belong to the one that is read in its place. */
  isReplaced?: true;
}

/** Reads the sources of a report until `deadline` or their end, at least one round. Throws StopError if one that's needed can't be read. */
export function readSources(session: Session, report: Resource, { job, found }: Read, deadline: number): Read {
  assertPasted(session, report, job.filters);
  const begun = job.sources ? undefined : beginSources(session, report, job);
  const states = job.sources ?? statesOf(begun?.lists ?? []);
  const sources = sourcesOf(report, job);
  const staged = new Map(sources.map(({ name }) => [name, ofSource(found, name)]));
  let readings: Readings = {
    tabs: begun?.tabs ?? job.tabs ?? {},
    lists: sources.flatMap((source): [ReportSource, ListReading][] => {
      const state = states[source.name];
      return state ? [[source, { ...shapeOfSource(source, job), state, found: unprefixed(staged.get(source.name)) }]] : [];
    }),
  };
  do {
    readings = addTabs(session, job, { ...readings, lists: stepSources(session, report, readings.lists) });
  } while (readings.lists.some(([, { state }]) => !state.done) && session.clock.now() < deadline);
  const { lists, tabs, isReplaced } = readings;
  const read: PullJob = {
    ...job,
    sources: statesOf(lists),
    tabs: Object.keys(tabs).length > 0 ? tabs : undefined,
    list: summed(job.list, lists),
  };
  return {
    job: isReplaced ? { ...read, staged: undefined } : read,
    found: new Map(lists.flatMap(([{ name }, { found: read }]) => prefixed(name, read, staged.get(name)))),
  };
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

/** Returns the lists after one round for all that aren't done, without optional ones that can't be read. */
function stepSources(session: Session, report: Resource, readings: readonly [ReportSource, ListReading][]): [ReportSource, ListReading][] {
  const open = readings.filter(([, { state }]) => !state.done);
  const stepped = stepLists(
    session.client,
    open.map(([, reading]) => reading),
  );
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

function ofSource(found: Found, source: string): readonly Parsed[] {
  const start = source + SEPARATOR;
  return Array.from(found.values()).filter(({ key }) => key.startsWith(start));
}

function unprefixed(staged: readonly Parsed[] = []): Found {
  return new Map(
    staged.map((parsed) => {
      const key = parsed.key.slice(parsed.key.indexOf(SEPARATOR) + 1);
      return [key, { ...parsed, key }];
    }),
  );
}

/** Returns the records of a source for the stage. One that is staged already stays the very same object, so it isn't staged again. */
function prefixed(source: string, read: Found, staged: readonly Parsed[] = []): [string, Parsed][] {
  const known = new Map(staged.map((parsed) => [parsed.key, parsed]));
  return Array.from(read, ([own, parsed]): [string, Parsed] => {
    const key = source + SEPARATOR + own;
    const before = known.get(key);
    const isSame = before !== undefined && JSON.stringify(before.values) === JSON.stringify(parsed.values);
    return [key, isSame ? before : { ...parsed, key }];
  });
}

interface Computed extends ReportRows {
  /** The records of its sources, which also name people and listings. */
  sources: readonly NamingRecords[];
  /** Of a report that delivers: the keys of records that can still become final. */
  open?: readonly string[];
  /** Analytics that its code needed in addition and that are cut off. */
  cut: readonly Resource[];
}

/** Returns what the code of a report gets. */
export function inputOf({ clock, workbook }: Session, { filters, days }: PullJob, read: ReportInput['read']): ReportInput {
  return { read, parameters: { ...filters, ...days }, now: clock.now(), zone: workbook.timeZone() };
}

/** Returns the rows of a report from all that its sources have returned. Reads what else it needs, at most a few lists. */
export function computeRows(session: Session, report: Resource, { job, found: staged }: Read, ledger?: Ledger): Computed {
  const code = reportCode(report.name);
  const states = job.sources ?? {};
  const late = ledger && readLate(session, report, { job, found: staged }, openBefore(job, ledger));
  const found = late?.found ?? staged;
  const usable = sourcesOf(report, job).filter((source) => states[source.name] && (states[source.name]?.complete || !isAddition(source)));
  const listed = Object.fromEntries(usable.map(({ name }) => [name, ofSource(found, name).map(recordOf)]));
  const read = { ...joinParts(session, report, job, listed), ...pastedRecords(session, report, job.filters) };
  const input = inputOf(session, job, read);
  const { added, cut } = readMore(session, job, code.more?.(input) ?? []);
  const rows = code.rows({ ...input, read: { ...read, ...added } });
  const sources = usable.map(({ name, resource }) => ({ resource, records: (read[name] ?? []).map(({ values }) => values) }));
  return { ...rows, sources, cut, ...(late && { open: late.open }) };
}

/** Reads the records again that weren't final in the last run and that the list has not returned, one by one. */
function readLate(
  { client, clock }: Session,
  report: Resource,
  { job, found }: Read,
  asked: readonly string[],
): Required<Pick<Computed, 'open'>> & Pick<Read, 'found'> {
  const [source] = sourcesOf(report, job);
  if (!source) throw new Error(`${report.name} has no source`);
  const { resource, fields } = shapeOfSource(source, job);
  const listed = unprefixed(ofSource(found, source.name));
  const again = readPendingRecords(client, { ...resource, fields }, asked, listed);
  const all = new Map([...listed, ...again.found.map((parsed) => [parsed.key, parsed] as const)]);
  const unread = asked.filter((key) => !all.has(key) && !again.deleted.includes(key));
  const others = Array.from(found).filter(([, { key }]) => !key.startsWith(source.name + SEPARATOR));
  return {
    found: new Map([...others, ...prefixed(source.name, all, [])]),
    open: openRecords(resourceForTab({ resource: source.resource }), Array.from(all.values()), unread, clock.now()),
  };
}

function readMore(session: Session, job: PullJob, lists: readonly MoreList[]): Pick<Computed, 'cut'> & { added: ReportInput['read'] } {
  const results = readLists(
    session.client,
    lists.map((list) => startMore(list, job)),
  ).map((reading) => addUpHalves(session.client, reading));
  const cut: Resource[] = [];
  const read: { [source: string]: SourceRecord[] } = {};
  results.forEach(({ error, found, state, resource }, index) => {
    const { source = '', parent, optional } = lists[index] ?? {};
    if (error && parent !== undefined && error.code === 'not-found') return;
    if (optional && (error ? LEAVES_BLANK.includes(error.code) : !state.complete)) return;
    if (error) throw error;
    if (!state.complete && resource.list.period) cut.push(resource);
    else if (!state.complete)
      throw new CatalogError('refused', session.client.connection.host, { serverMessage: say`Couldn’t read all ${resource.title}.` });
    read[source] = [...(read[source] ?? []), ...Array.from(found.values(), recordOf)];
  });
  return { added: read, cut };
}
