// Looks for records that already are what a create would make: by the filters of the list, then by comparing exactly,
// because the filters match loosely (a tag's name also finds the names of listings).

import type { Parsed } from '../records/parse-record.ts';
import { sameValue } from '../records/parse-record.ts';
import type { Record_, Resource } from '../resource.ts';
import { CatalogError } from '../wire/errors.ts';
import type { FilterValues } from './filters.ts';
import { type PageReader, startList } from './list-state.ts';
import { type ListReading, readLists } from './read-lists.ts';

/** Longer than anybody takes to try again, in milliseconds. */
const RECENT = 2 * 86_400_000;

/** By wanted record: all matches, or why they cannot be known. Equal searches are made once, all of them at the same time. */
export function lookUp(
  client: PageReader,
  resource: Resource,
  wanted: readonly Record_[],
  how: Resource['lookUp'],
  now: number,
): (Parsed[] | CatalogError)[] {
  if (!how) return wanted.map(() => []);
  const searches = new Map<string, ListReading>();
  const asked = wanted.map((record) => {
    const filters: FilterValues = {};
    for (const [filter, field] of Object.entries(how.filters)) filters[filter] = String(record[field] ?? '');
    if (how.recent !== undefined) filters[how.recent] = new Date(now - RECENT).toISOString();
    const id = JSON.stringify(filters);
    const search = searches.get(id) ?? { run: startList(resource, filters), found: new Map() };
    searches.set(id, search);
    return search;
  });
  readLists(client, resource, resource.fields, Array.from(searches.values()));
  return wanted.map((record, index) => matches(resource, how.fields, record, asked[index], client.connection.host));
}

function matches(
  resource: Resource,
  names: readonly string[],
  record: Record_,
  search: ListReading | undefined,
  host: string,
): Parsed[] | CatalogError {
  if (!search || search.error) return search?.error ?? new CatalogError('unreachable', host);
  const fields = resource.fields.filter((field) => names.includes(field.name));
  const same = Array.from(search.found.values()).filter((parsed) =>
    fields.every((field) => sameValue(field, parsed.values[field.name], record[field.name])),
  );
  // An incomplete list proves what it shows, but not that something is absent.
  if (same.length > 0 || (search.run.complete && search.run.unreadable.length === 0)) return same;
  return new CatalogError('server-error', host, { serverMessage: 'Couldn’t read the complete list.' });
}
