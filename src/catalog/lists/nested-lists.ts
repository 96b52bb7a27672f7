// Lists that belong to records of another resource (`parent` in the table): one for each record, many of them at a time.

import type { Resource } from '../resource.ts';
import { type ListReading, type PageReader, startReading } from './list-state.ts';
import { MAX_LISTED } from './merge-pages.ts';
import { readLists } from './read-list.ts';

/** Returns each ID once, in the order of their numbers, so that a later step finds its place again. */
export function sortedUnique(ids: Iterable<string>): string[] {
  return Array.from(new Set(ids)).sort(compare);
}

/**
 * Returns the reading after the lists of the next few parents. `parentIds` are sorted and unique. Throws CatalogError if one of
 * the lists can't be read: then the same step can be tried again.
 */
export function stepNestedLists(client: PageReader, reading: ListReading, parentIds: readonly string[]): ListReading {
  const { resource, fields, state } = reading;
  const { after, batch } = state;
  const left = after === undefined ? parentIds : parentIds.filter((id) => compare(id, after) > 0);
  const now = left.slice(0, batch);
  const before = client.rounds();
  const lists = readLists(
    client,
    now.map((id) => {
      const list = ofParent(resource, id);
      return { ...list, fields, state: { ...list.state, filters: state.filters, batch } };
    }),
  );
  const failed = lists.find(({ error }) => error && error.code !== 'not-found')?.error;
  if (failed) throw failed;
  const without = lists.filter(({ state: one, found, error }) => error !== undefined || (found.size === 0 && one.skipped === 0)).length;
  return {
    ...reading,
    found: new Map([...reading.found, ...lists.flatMap(({ found }) => Array.from(found))]),
    state: {
      ...state,
      rounds: state.rounds + client.rounds() - before,
      complete: (after === undefined || state.complete) && lists.every(({ state: one, error }) => error || one.complete),
      startedAt: state.startedAt ?? lists.find(({ state: one }) => one.startedAt !== undefined)?.state.startedAt,
      batch: Math.min(batch, ...lists.map(({ state: one }) => one.batch)),
      unreadable: [...state.unreadable, ...lists.flatMap(({ state: one }) => one.unreadable)].slice(0, MAX_LISTED),
      ...(without > 0 ? { without: (state.without ?? 0) + without } : {}),
      after: now[now.length - 1] ?? after,
      done: now.length === left.length,
    },
  };
}

/** For each key, returns the list in which its record is. The parent's ID is a part of the key. */
export function findInNestedLists(client: PageReader, resource: Resource, keys: readonly string[]): ListReading[] {
  const { join = [] } = resource.fields.find(({ name }) => name === resource.key) ?? {};
  const part = join.indexOf(resource.parent?.name ?? '');
  const parents = keys.map((key) => key.split('-')[part] ?? '');
  const ids = Array.from(new Set(parents));
  const lists = readLists(
    client,
    ids.map((id) => ofParent(resource, id)),
  );
  return parents.flatMap((id) => lists[ids.indexOf(id)] ?? []);
}

/** Returns the list that belongs to one record. */
export function ofParent(resource: Resource, id: string): ListReading {
  const list = startReading(resource, {});
  return { ...list, state: { ...list.state, owner: id } };
}

function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
