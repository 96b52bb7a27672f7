// Filters that ask for IDs take titles, names, and addresses, too: each text becomes the ID of the one record that it means.

import { StopError } from '../../base/problem.ts';
import { noun, nouns, say } from '../../base/say.ts';
import { directories } from '../../catalog/directories.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Directory, Filter, Resource } from '../../catalog/resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import { findIds, findInCatalog } from './find-in-catalog.ts';
import { cachedRecords, captionOf, type Index, indexBy, type Known, knownRecords, type Lookup, normalizeText } from './reference-index.ts';

/** How texts stand for the records of each directory that filters ask for. */
const lookups: Readonly<Partial<Record<Directory, Lookup>>> = {
  people: { resources: directories.people.resources, by: ['email_address', 'user_name'], take: directories.people.id },
  catalogs: { resources: directories.catalogs.resources, by: ['name'], take: directories.catalogs.id },
  listings: { resources: directories.listings.resources, by: ['sku', 'title'], take: directories.listings.id },
};

export interface NamedFilters {
  /** With IDs, as Catalog gets them. */
  filters: FilterValues;
  /** The names of the chosen records by ID, as far as they're known, for the name of a tab. */
  names: ReadonlyMap<string, string>;
}

/** Throws StopError if a text means no record, or several. Throws CatalogError if Catalog can't be read. */
export function resolveFilters(session: Session, resource: Resource, filters: FilterValues): NamedFilters {
  const names = new Map<string, string>();
  const resolved = { ...filters };
  for (const filter of resource.filters) {
    const lookup = filter.refers && lookups[filter.refers];
    const value = filters[filter.name];
    if (!lookup || value === undefined || value === '') continue;
    const known = knownRecords(session, lookup);
    const ids = textsIn(filter, value, indexBy(known, lookup)).map((text) => {
      const record = recordFor(session, lookup, { known, text, label: filter.label });
      if (record) names.set(String(record.value), captionOf(record));
      return record ? String(record.value) : text;
    });
    resolved[filter.name] = filter.kind === 'ids' ? ids : (ids[0] ?? '');
  }
  return { filters: resolved, names };
}

/** Returns by ID the names of the records that pulled tabs were filtered by, as far as they're cached. Reads nothing without such a filter. */
export function savedNames(session: Session, filter: Filter, tabs: readonly TabEntry[]): Record<string, string> {
  const lookup = filter.refers && lookups[filter.refers];
  const ids = new Set(tabs.flatMap(({ filters }) => [filters[filter.name] ?? []].flat()).filter((text) => /^\d+$/.test(text)));
  if (!lookup || ids.size === 0) return {};
  const known = cachedRecords(session, lookup).filter(({ value }) => ids.has(String(value)));
  return Object.fromEntries(known.map((record) => [String(record.value), captionOf(record)]));
}

/** Returns the titles of records by their IDs, as far as they're cached or Catalog shows them. */
export function titlesOf(session: Session, filter: Filter, ids: readonly string[]): Record<string, string> {
  const lookup = filter.refers && lookups[filter.refers];
  if (!lookup) return {};
  const cached = cachedRecords(session, lookup).filter(({ value }) => ids.includes(String(value)));
  const missing = ids.filter((id) => /^\d+$/.test(id) && !cached.some(({ value }) => String(value) === id));
  const found = [...cached, ...findIds(session, lookup, missing)];
  return Object.fromEntries(found.map((record) => [String(record.value), captionOf(record)]));
}

/** Returns the ID of the record with exactly this title in this Catalog. Throws StopError if there's none, or several. */
export function idOfTitle(session: Session, { refers, label }: Filter, title: string): string {
  const known = refers && lookups[refers];
  if (!known) throw new Error(`${label} takes no titles`);
  const lookup = { ...known, by: known.by.slice(-1) };
  const all = [...knownRecords(session, lookup), ...findInCatalog(session, lookup, [title])];
  const same = all.filter(({ texts: [text = ''], value }) => value !== null && normalizeText(text) === normalizeText(title));
  const [id, ...others] = Array.from(new Set(same.map(({ value }) => String(value))));
  const { one } = refers === 'catalogs' ? directories.catalogs : directories.listings;
  if (id === undefined)
    throw new StopError(
      'no-match',
      say`This Catalog has no ${noun(one)} “${title}”.`,
      'Replace the title in the recipe, then paste it again.',
    );
  if (others.length === 0) return id;
  throw new StopError(
    'many-matches',
    say`This Catalog has ${others.length + 1} ${nouns(one)} with the title “${title}”.`,
    'Choose them in a tab, and save that as a report.',
  );
}

/** Returns the texts that each stand for a record. A title can have commas of its own. */
function textsIn({ kind }: Filter, value: string | string[], index: Index): string[] {
  const whole = [value].flat();
  if (kind !== 'ids') return whole;
  return whole.flatMap((text) => (index.byWords(text).length > 0 ? [text] : text.split(/[,;\n]/))).flatMap((text) => text.trim() || []);
}

/** Returns the record that a text means. Undefined if it's the ID of one that no tab names. */
function recordFor(
  session: Session,
  lookup: Lookup,
  { known, text, label }: { known: readonly Known[]; text: string; label: string },
): Known | undefined {
  if (/^\d+$/.test(text)) return known.find(({ value }) => String(value) === text);
  const inTabs = indexBy(known, lookup).byWords(text);
  const found = inTabs.length > 0 ? inTabs : indexBy(findInCatalog(session, lookup, [text]), lookup).byWords(text);
  const usable = found.filter(({ value }) => value !== null);
  if (usable.length === 1) return usable[0];
  if (usable.length === 0)
    throw new StopError('no-match', say`No match for “${text}” in ${label}.`, 'Check the spelling, or enter the ID.');
  const shown = usable.slice(0, 5).map((record) => say`${captionOf(record)} (${noun(record.resource.one)} ${String(record.value)})`);
  throw new StopError(
    'many-matches',
    say`“${text}” matches ${usable.length} records: ${shown.join(', ')}.`,
    'Enter the ID of one of them.',
  );
}
