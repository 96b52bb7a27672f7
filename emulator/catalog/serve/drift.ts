// Rows that come and go while somebody pages: the switch `drift`.
import type { CatalogDrift } from '../../demo-catalog.ts';
import { createRandom, type Random } from '../seed/random.ts';
import { applyChange, makeRecord, tableOf } from '../store/change.ts';
import type { Store } from '../store/store.ts';
import { addRow } from '../store/table.ts';

interface Tide {
  since: number;
  done: number;
  random: Random;
}

/** How far each drift has come. A switch that is set anew begins anew. */
const tides = new WeakMap<CatalogDrift, Tide>();

/** Makes the changes that are due by now. The first request sets the clock. */
export function drift(store: Store, wanted: CatalogDrift, now: number): void {
  const tide = tides.get(wanted) ?? { since: now, done: 0, random: createRandom(wanted.seed) };
  tides.set(wanted, tide);
  const due = Math.floor(((now - tide.since) / 1000) * wanted.perSecond);
  for (; tide.done < due; tide.done++) changeOnce(store, wanted, tide.random, now);
}

function changeOnce(
  store: Store,
  { paired = true, resources = ['orders', 'enrollments'] }: CatalogDrift,
  random: Random,
  now: number,
): void {
  const resource = random.pick(resources);
  const table = tableOf(store, resource);
  const comes = paired || random.chance(0.5);
  const goes = paired || !comes;
  // Made first: then it never takes over the id of the one that goes.
  if (comes && store.courses.rows.length > 0 && store.users.rows.length > 0) {
    addRow(table, makeRecord(store, resource, now, { listing: random.pick(store.courses.rows), user: random.pick(store.users.rows) }));
  } else if (comes) return;
  const older = table.rows.length - (comes ? 1 : 0);
  const gone = goes && older > 0 ? table.rows[random.whole(0, older - 1)] : undefined;
  if (gone !== undefined) applyChange(store, { type: 'delete', resource, id: gone.id }, now);
}
