// Whatever is stored carries the version of its format. Colleagues may have a newer bundle open than this one: what it has
// stored is neither dropped nor overwritten by code that cannot read it.
import { StopError } from './problem.ts';

/** Reads a stored record. Throws StopError `updated-meanwhile` for a version that this code does not know. */
export function parseVersioned<T extends { v: 1 }>(text: string): T {
  // Only this product writes here, and version 1 is what its types say.
  const stored = JSON.parse(text) as T;
  if (stored.v === 1) return stored;
  throw new StopError(
    'updated-meanwhile',
    'This spreadsheet contains data saved by a newer version of Catalog Sync.',
    'Reload the spreadsheet to get the newer version.',
  );
}
