// What a problem asks for, by its code.
import type { Problem } from '../../protocol/messages.ts';

/** Returns whether the user has to connect first to solve the problem. */
export function needsConnection({ code }: Problem): boolean {
  return ['not-connected', 'copied-file', 'wrong-key', 'read-only'].includes(code);
}

/** Returns whether *Repair columns* solves the problem. */
export function isRepairable({ code }: Problem): boolean {
  return ['lost-columns', 'mixed-columns', 'moved-header'].includes(code);
}
