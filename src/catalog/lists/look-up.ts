// Looks for records that already are what a create would make: by the filters of the list, then by comparing exactly,
// because the filters match loosely (a tag's name also finds the names of listings).

import { say } from '../../base/say.ts';
import { type Parsed, sameValue } from '../records/parse-record.ts';
import type { Record_, Resource } from '../resource.ts';
import { CatalogError } from '../wire/errors.ts';
import type { FilterValues } from './filters.ts';
import { type ListReading, type PageReader, startReading } from './list-state.ts';
import { readLists } from './read-list.ts';

/** Longer than it takes anyone to try again, in milliseconds. */
const RECENT_MS = 2 * 86_400_000;

type LookUp = NonNullable<Resource['lookUp']>;

/**
 * For each wanted record, returns all matches, or why they can't be known. Equal searches are made once, all of them at the
 * same time.
 */
export function lookUp(
  client: PageReader & { now(): number },
  resource: Resource,
  wanted: readonly Record_[],
  rule: LookUp | undefined,
): (Parsed[] | CatalogError)[] {
  if (!rule) return wanted.map(() => []);
  const now = client.now();
  const searches = wanted.map((record) => searchFilters(rule, record, now));
  const texts = searches.map((filters) => JSON.stringify(filters));
  const different = Array.from(new Set(texts));
  const lists = readLists(
    client,
    different.map((text) => startReading(resource, searches[texts.indexOf(text)] ?? {})),
  );
  const fields = rule.fields;
  return wanted.map((record, index) => {
    const list = lists[different.indexOf(texts[index] ?? '')];
    return list ? matches(list, fields, record, client.connection.host) : new CatalogError('unreachable', client.connection.host);
  });
}

function searchFilters({ filters, recent }: LookUp, record: Record_, now: number): FilterValues {
  const values = Object.fromEntries(Object.entries(filters).map(([filter, field]) => [filter, String(record[field] ?? '')]));
  return recent === undefined ? values : { ...values, [recent]: new Date(now - RECENT_MS).toISOString() };
}

function matches(list: ListReading, names: readonly string[], record: Record_, host: string): Parsed[] | CatalogError {
  if (list.error) return list.error;
  const fields = list.resource.fields.filter((field) => names.includes(field.name));
  const same = Array.from(list.found.values()).filter((parsed) =>
    fields.every((field) => sameValue(field, parsed.values[field.name], record[field.name])),
  );
  const isUnclear = Array.from(list.found.values()).some(({ odd }) => odd?.some((name) => names.includes(name)));
  // A list that's incomplete, or can't be read in part, proves what it shows, but not that something is absent.
  if (same.length > 0 || (list.state.complete && !list.state.hidden && list.state.skipped === 0 && !isUnclear)) return same;
  return new CatalogError('server-error', host, { serverMessage: say`Couldn’t read the complete list.` });
}
