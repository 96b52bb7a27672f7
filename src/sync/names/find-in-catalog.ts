// Records that neither a tab nor the name cache has, found in Catalog by what is typed for them: listings by their title, and users if
// their list is short. The API finds no user by name or address.

import { type DirectoryRule, RESOURCE } from '../../catalog/directories.ts';
import type { Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { personalAnswer } from '../../tabs/memory/personal-data.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { deniedResources } from '../jobs/denied-resources.ts';
import type { Session } from '../jobs/session.ts';
import { readIfShort, readRest } from './read-names.ts';
import { directoryOf, type Known, knownFrom, type Lookup } from './reference-index.ts';

/** Titles that one review searches for. */
const MAX_SEARCHES = 50;

/** Returns records of Catalog that some words could mean. Throws CatalogError if Catalog can't be read at all. */
export function findInCatalog(session: Session, lookup: Lookup, words: readonly string[]): Known[] {
  const denied = deniedResources(session.document, session.client.connection);
  const readable = lookup.resources.filter((name) => !denied.includes(name));
  const rule = directoryOf(lookup);
  if (rule?.name === 'people')
    return readable.length > 0 && personalAnswer(session.document) === 'with' ? findPeople(session, lookup, rule) : [];
  if (rule?.name === 'catalogs') return (readIfShort(session.client, rule)?.records ?? []).map((record) => knownFrom(lookup, record));
  const wanted = Array.from(new Set(words.map((each) => each.trim()))).slice(0, MAX_SEARCHES);
  return readable.map(resourceOf).flatMap((resource) => searchList(session, lookup, resource, wanted));
}

/** Returns the records with some IDs, to name them. A review goes on without the names that can't be read. */
export function findIds({ client, document }: Session, lookup: Lookup, ids: readonly string[]): Known[] {
  const rule = directoryOf(lookup);
  if (!rule || ids.length === 0 || (rule.name === 'people' && personalAnswer(document) !== 'with')) return [];
  return noneIf(
    ({ code }) => code !== 'wrong-key',
    () => readRest(client, rule, ids).records.map((record) => knownFrom(lookup, record)),
  );
}

function findPeople({ client }: Session, lookup: Lookup, rule: DirectoryRule): Known[] {
  return noneIf(
    ({ code }) => code === 'forbidden',
    () => (readIfShort(client, rule)?.records ?? []).map((record) => knownFrom(lookup, record)),
  );
}

function noneIf(isHarmless: (error: CatalogError) => boolean, read: () => Known[]): Known[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof CatalogError && isHarmless(error)) return [];
    throw error;
  }
}

/** Searches a list by the fields that it has a filter for. */
function searchList({ client }: Session, lookup: Lookup, resource: Resource, words: readonly string[]): Known[] {
  const names = lookup.by.filter((name) => resource.filters.some((filter) => filter.name === name));
  return names.flatMap((name) => {
    const wanted = words.map((each) => ({ [name]: each }));
    // Without fields to compare, all that the filter finds is returned: it ignores case, and a comparison wouldn't.
    return client.lookUpMany(resource, wanted, { filters: { [name]: name }, fields: [] }).flatMap((found) => {
      if (!(found instanceof CatalogError)) return found.map(({ values }) => knownFrom(lookup, { ...values, [RESOURCE]: resource.name }));
      if (!['forbidden', 'refused'].includes(found.code)) throw found;
      return [];
    });
  });
}
