// Which rows of a tab its last refreshes have added or changed. What a schedule brings adds up until someone has looked at it.

import { bytesOf } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored in document properties under `changes.<sheet>`. Keys of records, the newest last. */
export interface TabChanges {
  v: 1;
  /** When the refresh ended that these changes are compared with, in milliseconds since 1970. */
  since: number;
  added: string[];
  changed: string[];
  /** Rows beyond those that are named. */
  more?: number;
  /** Someone has looked, so the next refresh starts a new list. */
  seen?: true;
}

/** What one refresh has done. */
export interface Touched {
  added: readonly string[];
  changed: readonly string[];
}

const PREFIX = 'changes.';
const MAX_BYTES = 6_000;

/** Returns what is known of all tabs, by sheet. */
export function readAllChanges(document: Properties): Map<number, TabChanges> {
  const stored = Object.entries(document.all()).filter(([name]) => name.startsWith(PREFIX));
  return new Map(stored.map(([name, text]) => [Number(name.slice(PREFIX.length)), parseVersioned<TabChanges>(text)]));
}

/** Stores what a refresh has done. One by hand starts a new list, and so does one of a schedule after someone has looked. */
export function noteChanges(
  document: Properties,
  { sheet, since }: { sheet: number; since: number },
  touched: Touched,
  by: 'hand' | 'schedule',
): void {
  if (touched.added.length + touched.changed.length === 0) return;
  const text = by === 'schedule' ? document.get(PREFIX + sheet) : undefined;
  const before = text === undefined ? undefined : parseVersioned<TabChanges>(text);
  document.set(PREFIX + sheet, JSON.stringify(fitted(merged(before?.seen ? undefined : before, since, touched))));
}

export function markSeen(document: Properties, sheet: number, changes: TabChanges): void {
  if (!changes.seen) document.set(PREFIX + sheet, JSON.stringify({ ...changes, seen: true }));
}

export function forgetChanges(document: Properties, sheet: number): void {
  document.remove(PREFIX + sheet);
}

/** A row that is new and changes later is still new. */
function merged(before: TabChanges | undefined, since: number, { added, changed }: Touched): TabChanges {
  const isNew = new Set([...(before?.added ?? []), ...added]);
  const others = new Set([...(before?.changed ?? []), ...changed]);
  return {
    v: 1,
    since: before?.since ?? since,
    added: Array.from(isNew),
    changed: Array.from(others).filter((key) => !isNew.has(key)),
    ...(before?.more ? { more: before.more } : {}),
  };
}

/** Names as many rows as fit into a property, and counts the others. */
function fitted(changes: TabChanges): TabChanges {
  const text = JSON.stringify(changes);
  if (bytesOf(text) <= MAX_BYTES) return changes;
  const share = MAX_BYTES / bytesOf(text);
  const cut = (keys: readonly string[]) => keys.slice(0, Math.floor(keys.length * share * 0.8));
  const added = cut(changes.added);
  const changed = cut(changes.changed);
  const more = (changes.more ?? 0) + changes.added.length + changes.changed.length - added.length - changed.length;
  return fitted({ ...changes, added, changed, more });
}
