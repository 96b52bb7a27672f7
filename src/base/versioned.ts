// Whatever is stored carries the version of its format. Colleagues may have a newer bundle open than this one: what it has
// stored is neither dropped nor overwritten by code that cannot read it.
import { StopError } from './problem.ts';

/**
 * Reads a stored record of version 1 to `newest`. Throws StopError `updated-meanwhile` for a version that this code does not know, and
 * `damaged-record` for a text that no version has written.
 */
export function parseVersioned<T extends { v: number }>(text: string, newest = 1): T {
  const stored = parsed(text);
  const version = versionOf(stored);
  // Only this product writes here, and the known versions are what its types say.
  if (version !== undefined && Number.isInteger(version) && version >= 1 && version <= newest) return stored as T;
  if (version === undefined || version < 1) throw damagedRecord();
  throw new StopError(
    'updated-meanwhile',
    'This spreadsheet contains data saved by a newer version of Catalog Sync.',
    'Reload the spreadsheet to get the newer version.',
  );
}

/** Returns the error for a stored record that no version has written. */
export function damagedRecord(): StopError {
  return new StopError(
    'damaged-record',
    'Data that Catalog Sync saved with this spreadsheet is damaged.',
    'Choose File > Make a copy, and continue in the copy. Your tabs and edits are copied.',
  );
}

/** Returns the version of a stored record. Undefined if the text isn't one. */
export function versionIn(text: string): number | undefined {
  return versionOf(parsed(text));
}

function versionOf(stored: unknown): number | undefined {
  const version = typeof stored === 'object' && stored !== null && 'v' in stored ? stored.v : undefined;
  return typeof version === 'number' ? version : undefined;
}

function parsed(text: string): unknown {
  // Each record is an object. Most cells that are looked through are blank, and an error takes far longer than a look.
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
