// The whole emulated world at one moment, to come back to: for tests that try many things from the same start.
import { landSome } from './execution.ts';
import { selectAreas } from './workbook/book.ts';
import { restore, stateOf } from './workbook/history.ts';
import type { World } from './world.ts';

/**
 * Keeps everything that outlives a run and answers what brings it back, as often as wanted. Unlike a version of the file, that
 * is also properties, clock, screen and counts. Inside a run it is what a kill right there would leave.
 */
export function keepWorld(world: World): () => void {
  const kept = structuredClone(plainPartsOf(world));
  // Pages are long and never change.
  const { sidebar } = world;
  const dialogs = [...world.dialogs];
  const bookBack = keepAsKilled(world);
  return () => {
    const { stores, caches, usage, viewers, languages, ...rest } = structuredClone(kept);
    bookBack();
    Object.assign(world, rest, { dialogs: [...dialogs], sidebar, hooks: [], killAt: undefined });
    // Whoever looks at the properties of the file holds the object itself.
    refill(world.stores.document, stores.document);
    refill(world.stores.script, stores.script);
    world.viewers.clear();
    for (const viewer of viewers) world.viewers.add(viewer);
    refillMap(world.stores.user, stores.user);
    refillMap(world.caches, caches);
    refillMap(world.usage, usage);
    refillMap(world.languages, languages);
  };
}

function plainPartsOf(world: World) {
  const { stores, caches, usage, viewers, languages, switches, user, clock, triggers, nextTrigger } = world;
  const { menus, nextPage, toasts, answers, logs, counts, calls, asking, selectionHeard } = world;
  const seen = { menus, nextPage, toasts, answers, logs, asking, selectionHeard };
  return { stores, caches, usage, viewers, languages, switches, user, clock, triggers, nextTrigger, ...seen, counts, calls };
}

function keepAsKilled(world: World): () => void {
  const { hooked } = world;
  const asItIs = keepBook(world);
  if (!hooked) return asItIs;
  landSome(hooked, hooked.pending);
  const asKilled = keepBook(world);
  asItIs();
  return asKilled;
}

function keepBook({ book }: World): () => void {
  const { timeZone, locale, activeId, revision, copies } = book;
  const state = stateOf(book);
  const selections = book.sheets.map(({ selection, alsoSelected }) => [...alsoSelected, selection]);
  const steps = [...book.steps];
  const versions = new Map(book.versions);
  return () => {
    restore(book, state);
    book.sheets.forEach((sheet, index) => {
      selectAreas(sheet, selections[index] ?? []);
    });
    Object.assign(book, { timeZone, locale, activeId, revision, copies, steps: [...steps] });
    refillMap(book.versions, versions);
  };
}

function refill(record: Record<string, string>, kept: Record<string, string>): void {
  for (const name of Object.keys(record)) delete record[name];
  Object.assign(record, kept);
}

function refillMap<K, V>(map: Map<K, V>, kept: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of kept) map.set(key, value);
}
