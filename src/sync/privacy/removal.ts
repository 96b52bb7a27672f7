// A removal of personal data, which can take several runs. Until its end, what is removed is still where it was, so a run that's
// killed loses nothing: the next one collects the same values again and continues.

import { parseVersioned } from '../../base/versioned.ts';
import type { Clock, Lock, Properties, Workbook } from '../../platform/ports.ts';

/** What a removal works with. It needs no connection. */
export interface File {
  workbook: Workbook;
  document: Properties;
  user: Properties;
  lock: Lock;
  clock: Clock;
}

/** Whose data is removed: everyone's, or that of the learner with this address or Canvas user ID. */
export type Scope = { everyone: true } | { learner: string };

/** Where a removed value remains, such as in a column of your own. */
export interface Place {
  sheet: number;
  kind: 'cell' | 'note' | 'name';
  row: number;
  column: number;
}

/** Stored in document properties. */
export interface Removal {
  v: 1;
  /** A hash of whose data is removed. */
  of: string;
  /** The sheet that was searched last, and how many of its rows, in the order of the sheets' IDs. */
  sheet: number;
  rows: number;
  /** `search` reads all sheets. `clear` removes what is known by its kind, one sheet after the other. */
  phase: 'search' | 'clear';
  /** The sheets that are cleared. */
  cleared: number[];
  places: Place[];
  /** How many places aren't in the list. */
  unlisted: number;
}

const NAME = 'removal';
/** About 40 bytes each. */
const MAX_PLACES = 60;

/** Returns the removal that was begun for the same data, or a new one. */
export function readRemoval(document: Properties, of: string): Removal {
  const text = document.get(NAME);
  const stored = text === undefined ? undefined : parseVersioned<Removal>(text);
  return stored?.of === of ? stored : { v: 1, of, sheet: -1, rows: 0, phase: 'search', cleared: [], places: [], unlisted: 0 };
}

export function saveRemoval(document: Properties, removal: Removal): void {
  document.set(NAME, JSON.stringify(removal));
}

export function hasRemoval(document: Properties): boolean {
  return document.get(NAME) !== undefined;
}

export function endRemoval(document: Properties): void {
  document.remove(NAME);
}

export function withPlaces(removal: Removal, places: readonly Place[]): Removal {
  const all = [...removal.places, ...places];
  const listed = all.slice(0, MAX_PLACES);
  return { ...removal, places: listed, unlisted: removal.unlisted + all.length - listed.length };
}
