// The data of a demo Catalog without the Catalog.
import { type DataUntil, fillStore } from '../../../emulator/catalog/seed/fill-store.ts';
import { countsOf } from '../../../emulator/catalog/seed/scale.ts';
import type { Store } from '../../../emulator/catalog/store/store.ts';
import type { CatalogOptions } from '../../../emulator/demo-catalog.ts';

/** Where the clock of a demo Catalog starts, and its data ends. */
export const CLOCK = Date.parse('2026-11-20T15:00:00Z');

export function filled(seed: number, scale: CatalogOptions['scale'], until: DataUntil = CLOCK): Store {
  return fillStore({ seed, counts: countsOf(scale), name: 'production', until });
}
