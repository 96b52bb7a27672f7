// The names that a pull looks up for the records it has read, and for the rows whose records it hasn't.

import type { Found } from '../../catalog/lists/list-state.ts';
import { lookedUpFields, type Resource } from '../../catalog/resource.ts';
import { childResource } from '../../tabs/child-resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import { type FoundNames, findNames, type NamesWanted, type RunCaches, withNames } from '../names/find-names.ts';
import { linesOf } from './child-rows.ts';
import { personalColumnsToAdd } from './custom-columns.ts';
import type { PullReading } from './incremental.ts';
import { childEntry } from './target-tab.ts';

type Read = Pick<PullReading, 'job' | 'resource' | 'found'> & Pick<NamesWanted, 'beside'>;

/** Looks up what the tabs of a pull show. `before` is the entry of the records' tab. Throws CatalogError only if the key is wrong. */
export function findPulledNames(session: Session, read: Read, before: TabEntry | undefined, cached?: RunCaches): FoundNames {
  const { job, resource, found, beside } = read;
  const records = Array.from(found.values(), ({ values }) => values);
  const childBefore = resource.children && before ? childEntry(session, job, before.sheet) : undefined;
  const child = childResource(resource, childBefore?.lookedUp);
  const shown = [
    { fields: shownFields(resource, read, before, before), records },
    ...(child ? [{ fields: shownFields(child, read, childBefore, before), records: linesOf(found) }] : []),
  ].filter(({ fields }) => fields.length > 0);
  return findNames(session, {
    read: { resource, records },
    beside,
    shown,
    rows: job.cursor ? 'all' : 'of-records',
    absent: job.full ? 'ask-again' : 'as-cached',
    cached,
  });
}

/** Returns the fields that a tab shows: those that a new tab has, or the ones of which its entry says that it has them. */
function shownFields(resource: Resource, { job }: Read, tab: TabEntry | undefined, records: TabEntry | undefined) {
  const fields = lookedUpFields(resource);
  if (tab?.pulledAt === undefined) return fields.filter((field) => !field.asked);
  const shown = [...(tab.lookedUp ?? []), ...personalColumnsToAdd(resource, job, records)];
  return fields.filter(({ name }) => shown.includes(name));
}

/** Returns the records with what was looked up for them. */
export function withFoundNames(found: Found, { resource, names }: Pick<PullReading, 'resource' | 'names'>): Found {
  if (lookedUpFields(resource).length === 0) return found;
  const named = withNames(resource, names);
  return new Map(Array.from(found, ([key, parsed]) => [key, { ...parsed, values: named(parsed.values) }]));
}
