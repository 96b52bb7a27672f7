// Lists that hang on records of another kind (`of` in the table): one for each, many of them at a time.

import type { Field, Resource } from '../resource.ts';
import { type Found, type ListState, type PageReader, startList } from './list-state.ts';
import { type ListReading, readLists } from './read-lists.ts';

/** In the order of the numbers, each once: so a later step finds its place again. */
export function sortedUnique(ids: Iterable<string>): string[] {
  return Array.from(new Set(ids)).sort(compare);
}

/**
 * Reads the lists of the next few owners, which are ids in order; adds to `found` and moves `run` on. Throws
 * CatalogError when one cannot be read; then neither has moved and the step can be tried again.
 */
export function stepNestedLists(
  client: PageReader,
  resource: Resource,
  run: ListState,
  found: Found,
  fields: readonly Field[],
  owners: readonly string[],
): void {
  const { after } = run;
  const left = after === undefined ? owners : owners.filter((owner) => compare(owner, after) > 0);
  const now = left.slice(0, run.batch);
  const before = client.rounds();
  const readings = now.map(
    (owner): ListReading => ({
      run: { ...startList(resource, run.filters), batch: run.batch, owner },
      found: new Map(),
    }),
  );
  readLists(client, resource, fields, readings);
  const failed = readings.find(({ error }) => error && error.code !== 'not-found')?.error;
  if (failed) throw failed;
  run.rounds += client.rounds() - before;
  run.complete = (after === undefined || run.complete) && readings.every(({ run: one, error }) => error || one.complete);
  for (const { run: one, found: records, error } of readings) {
    run.startedAt ??= one.startedAt;
    run.batch = Math.min(run.batch, one.batch);
    run.unreadable.push(...one.unreadable);
    if (error || (records.size === 0 && one.unreadable.length === 0)) run.without = (run.without ?? 0) + 1;
    for (const [key, parsed] of records) found.set(key, parsed);
  }
  run.after = now[now.length - 1] ?? after;
  run.done = now.length === left.length;
}

/** For each key the list in which its record is, whose owner is a part of the key. */
export function findInNestedLists(
  client: PageReader,
  resource: Resource,
  keys: readonly string[],
): { key: string; reading: ListReading }[] {
  const { join = [] } = resource.fields.find(({ name }) => name === resource.key) ?? {};
  const readings = new Map<string, ListReading>();
  const found = keys.map((key) => {
    const owner = key.split('-')[join.indexOf(resource.parent?.name ?? '')] ?? '';
    const reading = readings.get(owner) ?? { run: { ...startList(resource, {}), owner }, found: new Map() };
    readings.set(owner, reading);
    return { key, reading };
  });
  readLists(client, resource, resource.fields, Array.from(readings.values()));
  return found;
}

function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
