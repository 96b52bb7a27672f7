// Looks for records that already are what a create would make: by the filters of the list, then by comparing exactly,
// because the filters match loosely (a tag's name also finds the names of listings).
import { CatalogError } from './errors.ts';
import type { Parsed } from './fields.ts';
import { sameValue } from './fields.ts';
import type { FilterValues } from './filters.ts';
import { planRound } from './list-plan.ts';
import { beginList, type Found, type ListRun, type PageReader, takeReplies } from './pages.ts';
import type { Record_, Resource } from './resource.ts';

/** Longer than anybody takes to try again, in milliseconds. */
const RECENT = 2 * 86_400_000;

interface Search {
  run: ListRun;
  found: Found;
  error?: CatalogError;
}

/** By wanted record: all matches, or why they cannot be known. Equal searches are made once, all of them at the same time. */
export function lookUp(client: PageReader, resource: Resource, wanted: readonly Record_[], now: number): (Parsed[] | CatalogError)[] {
  const { lookUp: how } = resource;
  if (!how) return wanted.map(() => []);
  const searches = new Map<string, Search>();
  const asked = wanted.map((record) => {
    const filters: FilterValues = {};
    for (const [filter, field] of Object.entries(how.filters)) filters[filter] = String(record[field] ?? '');
    if (how.recent !== undefined) filters[how.recent] = new Date(now - RECENT).toISOString();
    const id = JSON.stringify(filters);
    const search = searches.get(id) ?? { run: beginList(resource, filters), found: new Map() };
    searches.set(id, search);
    return search;
  });
  const open = () => Array.from(searches.values()).filter((search) => !search.run.done && !search.error);
  for (let current = open(); current.length > 0; current = open()) readOn(client, resource, current);
  return wanted.map((record, index) => matches(resource, how.fields, record, asked[index], client.connection.host));
}

/** One fetch round for all open searches. */
function readOn(client: PageReader, resource: Resource, searches: readonly Search[]): void {
  const plans = searches.map((search) => planRound(resource, search.run));
  const width = Math.min(...searches.map((search) => search.run.batch));
  const { replies, width: learned } = client.read(
    plans.flatMap((plan) => plan.map((request) => request.call)),
    width,
  );
  let from = 0;
  searches.forEach((search, index) => {
    const plan = plans[index] ?? [];
    const answers = replies.slice(from, from + plan.length);
    from += plan.length;
    search.run.batch = learned;
    try {
      takeReplies(client.connection.host, resource, search.run, search.found, resource.fields, plan, answers);
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      search.error = error;
    }
  });
}

function matches(
  resource: Resource,
  names: readonly string[],
  record: Record_,
  search: Search | undefined,
  host: string,
): Parsed[] | CatalogError {
  if (!search || search.error) return search?.error ?? new CatalogError('unreachable', host);
  const fields = resource.fields.filter((field) => names.includes(field.name));
  const same = Array.from(search.found.values()).filter((parsed) =>
    fields.every((field) => sameValue(field, parsed.values[field.name], record[field.name])),
  );
  // An incomplete list proves what it shows, but not that something is absent.
  if (same.length > 0 || (search.run.complete && search.run.unreadable.length === 0)) return same;
  return new CatalogError('server-error', host, { words: 'The list could not be read completely.' });
}
