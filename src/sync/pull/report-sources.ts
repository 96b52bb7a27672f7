// The lists that a report reads: all of them at the same time, in steps that can stop and resume like those of a pull.

import { StopError } from '../../base/problem.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { addUpHalves } from '../../catalog/lists/halves.ts';
import { type Found, type ListReading, type ListState, startList } from '../../catalog/lists/list-state.ts';
import { ofParent } from '../../catalog/lists/nested-lists.ts';
import { readLists, resolveAmbiguous, stepLists } from '../../catalog/lists/read-list.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import type { Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { reportCode } from '../../reports/index.ts';
import type { MoreList, ReportInput, ReportRows, SourceRecord } from '../../reports/report-input.ts';
import { addDays, toIso } from '../../tabs/cells/time.ts';
import type { Ledger } from '../../tabs/memory/ledger.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { recordAccess } from '../jobs/denied-resources.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { openBefore, openRecords } from './delivery.ts';
import { readPendingRecords } from './incremental.ts';
import { assertPasted, pastedRecords } from './pasted-payments.ts';
import { toQueryFilters } from './pull-filters.ts';

/** Between the name of a source and the key of its record, in what a job stages. */
const SEPARATOR = ':';
/** A job stores the states of all lists in one property, so each names only a few of the records that it couldn't read. */
const MAX_LISTED = 10;
const DAY_MS = 86_400_000;

interface Read {
  job: PullJob;
  /** By the name of a source and the key of the record. */
  found: Found;
}

/** Reads the sources of a report until `deadline` or their end, at least one round. Throws StopError if one that's needed can't be read. */
export function readSources(session: Session, report: Resource, { job, found }: Read, deadline: number): Read {
  assertPasted(session, report, job.filters);
  const sources = sourcesOf(report, job);
  const states = job.sources ?? Object.fromEntries(sources.map((source) => [source.name, startSource(session, source, job)]));
  const staged = new Map(sources.map(({ name }) => [name, ofSource(found, name)]));
  let readings = sources.flatMap((source): [ReportSource, ListReading][] => {
    const state = states[source.name];
    return state ? [[source, { ...readingOf(source, job), state, found: unprefixed(staged.get(source.name)) }]] : [];
  });
  do {
    readings = stepSources(session, report, readings);
  } while (readings.some(([, { state }]) => !state.done) && session.clock.now() < deadline);
  return {
    job: { ...job, sources: statesOf(readings), list: summed(job.list, readings) },
    found: new Map(readings.flatMap(([{ name }, { found: read }]) => prefixed(name, read, staged.get(name)))),
  };
}

/** Returns the lists of a report before anything of them was read. */
export function startSources(session: Session, report: Resource, job: PullJob): ListReading[] {
  assertPasted(session, report, job.filters);
  return sourcesOf(report, job).map((source) => ({
    ...readingOf(source, job),
    state: startSource(session, source, job),
    found: new Map(),
  }));
}

function sourcesOf({ report }: Resource, { filters }: PullJob): readonly ReportSource[] {
  return (report?.sources ?? []).filter(({ when }) => when === undefined || (filters[when] ?? '') !== '');
}

function startSource(session: Session, source: ReportSource, job: PullJob): ListState {
  const resource = resourceForTab({ resource: source.resource });
  const parameters: FilterValues = { ...job.filters, ...job.days };
  const values = Object.entries(source.filters ?? {}).flatMap(([filter, parameter]): [string, string | string[]][] => {
    const known = resource.filters.find(({ name }) => name === filter);
    const day = known?.kind === 'day' ? known : undefined;
    const value = known?.kind === 'integer' ? onlyOne(parameters[parameter]) : parameters[parameter];
    if (value === undefined) return [];
    if (!day || typeof value !== 'string') return [[filter, value]];
    return [[filter, moved(value, day.end ? (source.later ?? 0) : -(source.earlier ?? 0))]];
  });
  const query = toQueryFilters(resource, { ...source.always, ...Object.fromEntries(values) }, session.workbook.timeZone());
  return startList(resource, query);
}

function moved(day: string, days: number): string {
  if (day === '' || days === 0) return day;
  return day.includes('T') ? toIso(Date.parse(day) + days * DAY_MS) : addDays(day, days);
}

/** A filter that takes one value isn't sent for several. Then the report chooses among all records. */
function onlyOne(value: string | string[] | undefined): string | undefined {
  const [first, ...others] = [value ?? []].flat();
  return others.length === 0 ? first : undefined;
}

/** Returns the list of a source of which nothing was read, with only the fields that the report needs. */
function readingOf(
  { resource: name, fields: needed, children, custom: wanted }: Pick<ReportSource, 'resource' | 'fields' | 'children' | 'custom'>,
  job: PullJob,
) {
  const { custom, children: lines, ...resource } = resourceForTab({ resource: name, withoutPersonal: job.withoutPersonal });
  const fields = resource.fields.filter((field) => needed.includes(field.name));
  const parts = {
    ...(wanted !== undefined && (job.filters[wanted] ?? '') !== '' && custom ? { custom } : {}),
    ...(children && lines ? { children: lines } : {}),
  };
  return { resource: { ...resource, ...parts }, fields };
}

/** Returns the lists after one round for all that aren't done, without optional ones that can't be read. */
function stepSources(session: Session, report: Resource, readings: readonly [ReportSource, ListReading][]): [ReportSource, ListReading][] {
  const open = readings.filter(([, { state }]) => !state.done);
  const stepped = stepLists(
    session.client,
    open.map(([, reading]) => reading),
  );
  return readings.flatMap(([source, reading]): [ReportSource, ListReading][] => {
    const index = open.findIndex(([, each]) => each === reading);
    const next = stepped[index] ?? reading;
    if (!next.error) return [[source, next !== reading ? finished(session, next) : next]];
    recordAccess(session, source.resource, next.error);
    if (source.optional && ['forbidden', 'not-found', 'refused'].includes(next.error.code)) return [];
    throw next.error.code === 'forbidden' ? deniedSource(report, source) : next.error;
  });
}

function finished({ client }: Session, reading: ListReading): ListReading {
  return reading.state.done ? addUpHalves(client, resolveAmbiguous(client, reading)) : reading;
}

function deniedSource({ title }: Resource, { resource }: ReportSource): StopError {
  const records = resourceForTab({ resource }).title.toLowerCase();
  return new StopError(
    'report-denied',
    `Your API key can’t read ${records}, which “${title}” needs.`,
    `Ask your Catalog admin for a key with access to ${records}.`,
  );
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
  /** Of a report that delivers: the keys of records that can still become final. */
  open?: readonly string[];
  /** Analytics that its code needed in addition and that are cut off. */
  cut: readonly Resource[];
}

/** Returns the rows of a report from all that its sources have returned. Reads what else it needs, at most a few lists. */
export function computeRows(session: Session, report: Resource, { job, found: staged }: Read, ledger?: Ledger): Computed {
  const code = reportCode(report.name);
  const states = job.sources ?? {};
  const late = ledger && readLate(session, report, { job, found: staged }, openBefore(job, ledger));
  const found = late?.found ?? staged;
  const usable = sourcesOf(report, job).filter((source) => states[source.name] && (states[source.name]?.complete || !isAddition(source)));
  const read = {
    ...Object.fromEntries(usable.map(({ name }) => [name, ofSource(found, name).map(recordOf)])),
    ...pastedRecords(session, report, job.filters),
  };
  const input: ReportInput = {
    read,
    parameters: { ...job.filters, ...job.days },
    now: session.clock.now(),
    zone: session.workbook.timeZone(),
  };
  const { added, cut } = readMore(session, job, code.more?.(input) ?? []);
  const rows = code.rows({ ...input, read: { ...read, ...added } });
  return { ...rows, cut, ...(late && { open: late.open }) };
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
  const { resource, fields } = readingOf(source, job);
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
    lists.map((list) => moreReading(list, job)),
  ).map((reading) => addUpHalves(session.client, reading));
  const cut: Resource[] = [];
  const read: { [source: string]: SourceRecord[] } = {};
  results.forEach(({ error, found, state, resource }, index) => {
    const { source = '', parent } = lists[index] ?? {};
    if (error && parent !== undefined && error.code === 'not-found') return;
    if (error) throw error;
    if (!state.complete && resource.list.period) cut.push(resource);
    else if (!state.complete)
      throw new CatalogError('refused', session.client.connection.host, { serverMessage: `Couldn’t read all ${resource.title}.` });
    read[source] = [...(read[source] ?? []), ...Array.from(found.values(), recordOf)];
  });
  return { added: read, cut };
}

function moreReading(list: MoreList, job: PullJob): ListReading {
  const { resource, fields } = readingOf(list, job);
  if (list.parent !== undefined) return { ...ofParent(resource, list.parent), fields };
  return { resource, fields, state: startList(resourceForTab(list), list.filters), found: new Map() };
}

function recordOf({ values, lines = [] }: Parsed): SourceRecord {
  return { values, lines };
}
