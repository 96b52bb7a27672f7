// A file that has moved from the script inside it to the add-on. Both are scripts of their own: neither sees the other's properties
// and locks, so only one of them can work in a file.

import { StopError } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** The document property of the script that doesn't work here any more. */
const MOVED = 'moved';

interface StoredMove {
  v: 1;
  /** Milliseconds since 1970. */
  at: number;
}

export function isMoved(document: Properties): boolean {
  const text = document.get(MOVED);
  return text !== undefined && parseVersioned<StoredMove>(text).v === 1;
}

export function saveMoved(document: Properties, at: number): void {
  document.set(MOVED, JSON.stringify({ v: 1, at } satisfies StoredMove));
}

export function forgetMoved(document: Properties): void {
  document.remove(MOVED);
}

/** Throws StopError in a file that has moved. */
export function assertNotMoved(document: Properties): void {
  if (!isMoved(document)) return;
  throw new StopError(
    'moved',
    'This spreadsheet has moved to the Catalog Sync add-on.',
    'Use the add-on. To continue with this script, open its sidebar and return to it.',
  );
}
