// Lists that Catalog can cut off without saying so: if exactly 1,000 or another round number of rows comes back, the period of the list is
// halved and read again, until the halves add up or a half is a single day.

import { canonicalTime } from '../records/canonical.ts';
import type { Parsed } from '../records/parse-record.ts';
import type { Resource } from '../resource.ts';
import type { FilterValues } from './filters.ts';
import { type Found, type ListReading, type PageReader, startReading } from './list-state.ts';
import { readLists } from './read-list.ts';

const DAY_MS = 86_400_000;
/** Requests for all halves of a list. With 1,000 rows in each response, that's enough for 100,000 rows. */
const MAX_REQUESTS = 250;
/** Where the middle of a period without a beginning or an end is looked for. What lies outside of it is read, too. */
const FIRST = Date.parse('2010-01-01T00:00:00Z');
const LAST = Date.parse('2100-01-01T00:00:00Z');

type Period = NonNullable<Resource['list']['period']>;

/** A part of the list's period, in milliseconds. Without a bound, it has that of the list. */
interface Part {
  since?: number;
  before?: number;
  reading: ListReading;
}

/**
 * Returns a list that was read, with all rows of its period if it was cut off. It stays incomplete if a single day is cut off, or if the
 * halves have fewer rows than the whole.
 */
export function addUpHalves(client: PageReader, whole: ListReading): ListReading {
  const { resource, state, error } = whole;
  const { period } = resource.list;
  if (!period || !state.done || state.complete || error || !areDated(whole, period)) return whole;
  const before = client.rounds();
  const parts = readParts(client, whole, period);
  const counted = { ...state, rounds: state.rounds + client.rounds() - before };
  const rows = (parts ?? []).flatMap(({ reading }) => Array.from(reading.found.values()));
  const skipped = (parts ?? []).reduce((sum, { reading }) => sum + reading.state.skipped, 0);
  if (!parts || rows.length + skipped < rowsIn(whole)) return { ...whole, state: counted };
  return {
    ...whole,
    found: new Map(rows.map((row, index) => [String(index + 1), row])),
    state: {
      ...counted,
      skipped,
      total: undefined,
      unreadable: parts.flatMap(({ reading }) => reading.state.unreadable),
      complete: parts.every(({ reading }) => reading.state.complete),
    },
  };
}

/** Returns whether each row has a time in the period. Halves would be without the others. */
function areDated({ found }: ListReading, { field }: Period): boolean {
  return found.size > 0 && Array.from(found.values()).every((row) => timeOf(row, field) !== undefined);
}

/** Returns the parts of the period in their order, cut off only if they can't be halved. Undefined if Catalog doesn't compare the period. */
function readParts(client: PageReader, whole: ListReading, period: Period): Part[] | undefined {
  const finished: Part[] = [];
  let open: Part[] = [{ reading: whole }];
  let most = rowsIn(whole);
  let requests = 0;
  while (open.length > 0) {
    const halves: Part[] = [];
    for (const part of open) {
      const middle = requests + halves.length + 2 > MAX_REQUESTS ? undefined : middleOf(part, period);
      if (middle === undefined) finished.push(part);
      else halves.push(...halvesOf(part, middle, period));
    }
    requests += halves.length;
    const read = readHalves(client, halves, period);
    if (!read) return undefined;
    // A response with fewer rows than another one isn't cut off.
    most = Math.max(most, ...read.map(({ rows }) => rows));
    const isWhole = ({ rows, part: { reading } }: (typeof read)[number]) =>
      reading.state.complete || (reading.state.total === undefined && rows < most);
    finished.push(...read.filter(isWhole).map(({ part }) => withState(part, { complete: true })));
    open = read.filter((each) => !isWhole(each)).map(({ part }) => part);
  }
  return finished.sort((a, b) => (a.since ?? FIRST) - (b.since ?? FIRST));
}

/** Returns the halves after they were read, and how many rows came back. Undefined if Catalog refuses or ignores their bounds. */
function readHalves(client: PageReader, halves: readonly Part[], period: Period): { part: Part; rows: number }[] | undefined {
  const lists = readLists(
    client,
    halves.map(({ reading }) => reading),
  );
  const error = lists.find((each) => each.error)?.error;
  if (error && !['refused', 'not-found'].includes(error.code)) throw error;
  const read = halves.flatMap((half, index) => {
    const reading = lists[index];
    return reading ? [{ part: { ...half, reading }, rows: rowsIn(reading) }] : [];
  });
  if (error || !read.every(({ part }) => isNear(part, period))) return undefined;
  return read.map(({ part, rows }) => ({ part: withoutOthers(part, period), rows }));
}

/**
 * Returns a time at the middle of a part: the beginning of a day in UTC, so that it doesn't matter whether Catalog compares times or only
 * days. Undefined if the part is a single day.
 */
function middleOf({ since, before, reading: { state, found } }: Part, { filters, field }: Period): number | undefined {
  const first = since ?? instantOf(state.filters[`${filters}from`]);
  const last = before ?? instantOf(state.filters[`${filters}to`]);
  const end = instantOf(state.startedAt) ?? LAST;
  if (first !== undefined || last !== undefined) return dayBetween(first ?? FIRST, last ?? end);
  // A list that isn't cut off has rows in both halves then.
  const times = Array.from(found.values(), (row) => timeOf(row, field) ?? FIRST);
  return dayBetween(Math.min(...times), Math.max(...times)) ?? dayBetween(FIRST, end);
}

function dayBetween(first: number, last: number): number | undefined {
  const middle = Math.floor((first + last) / 2 / DAY_MS) * DAY_MS;
  const after = middle > first ? middle : (Math.floor(first / DAY_MS) + 1) * DAY_MS;
  return after < last ? after : undefined;
}

/** Returns both halves of a part, of which nothing is read. Each asks for one second more, because bounds can be exclusive. */
function halvesOf(part: Part, middle: number, { filters }: Period): [Part, Part] {
  const { resource, fields, state } = part.reading;
  const of = (bound: FilterValues): ListReading => {
    const list = startReading(resource, { ...state.filters, ...bound });
    return { ...list, fields, state: { ...list.state, batch: state.batch } };
  };
  return [
    { ...part, before: middle, reading: of({ [`${filters}to`]: isoOf(middle) }) },
    { ...part, since: middle, reading: of({ [`${filters}from`]: isoOf(middle - 1_000) }) },
  ];
}

/** Returns whether all rows lie in the part, or within a day of it. */
function isNear({ since, before, reading }: Part, { field }: Period): boolean {
  return Array.from(reading.found.values()).every((row) => {
    const time = timeOf(row, field);
    return time !== undefined && (since === undefined || time >= since - DAY_MS) && (before === undefined || time <= before + DAY_MS);
  });
}

/** Returns a part without the rows of the other half. */
function withoutOthers({ since, before, reading }: Part, { field }: Period): Part {
  const found: Found = new Map(
    Array.from(reading.found).filter(([, row]) => {
      const time = timeOf(row, field) ?? Number.NaN;
      return (since === undefined || time >= since) && (before === undefined || time < before);
    }),
  );
  return { since, before, reading: { ...reading, found } };
}

function withState(part: Part, state: Partial<ListReading['state']>): Part {
  return { ...part, reading: { ...part.reading, state: { ...part.reading.state, ...state } } };
}

/** Returns how many rows came back, with those that couldn't be read. */
function rowsIn({ found, state }: ListReading): number {
  return found.size + state.skipped;
}

function timeOf({ values }: Parsed, field: string): number | undefined {
  return instantOf(values[field]);
}

function instantOf(time: unknown): number | undefined {
  const instant = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function isoOf(instant: number): string {
  return canonicalTime(new Date(instant).toISOString()) ?? '';
}
