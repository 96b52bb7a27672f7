// Whether Status shows "edited" at each edit, for everyone in the file.
import type { Properties } from '../../platform/ports.ts';

/** Stored in document properties as `off`, where `onEdit` reads it. Absent is on. */
export const HINTS = 'hints';

export function hasHints(document: Properties): boolean {
  return document.get(HINTS) !== 'off';
}
