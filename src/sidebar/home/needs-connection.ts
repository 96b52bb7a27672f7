import type { Problem } from '../../protocol/messages.ts';

/** Does the way out begin with connecting? */
export function needsConnection({ code }: Problem): boolean {
  return ['not-connected', 'copied-file', 'wrong-key', 'read-only'].includes(code);
}
