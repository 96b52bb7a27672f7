// What Catalog refused: said with its words, or planned once more where it only asked for a pause or refused the key.
import type { WriteOutcome } from '../../catalog/client.ts';
import type { Session } from '../jobs/session.ts';
import { moveAll } from '../plan/entry-state.ts';
import type { EntryState } from '../plan/journal-entry.ts';
import type { Write } from './batch.ts';

const MAX_TRIES = 3;

export function markRejected(session: Session, { entries: lines }: Write, outcome: Extract<WriteOutcome, { outcome: 'refused' }>): void {
  const words = outcome.words || `Catalog returned ${outcome.status}`;
  if (isKeyRefused(outcome)) moveAll(session, lines, 'planned', lines[0]?.note ?? '');
  else if (outcome.status === 429) retryLater(session, lines, 'failed', words);
  else moveAll(session, lines, 'failed', words);
}

/** Returns whether Catalog refused the key and not the write, which can be sent with another key. */
export function isKeyRefused(outcome: WriteOutcome): boolean {
  return outcome.outcome === 'refused' && outcome.status === 401;
}

/** Not done for sure: planned once more, a few times. */
export function retryLater(session: Session, entries: Write['entries'], otherwise: EntryState, words: string): void {
  const tries = Number(/^try (\d+)/.exec(entries[0]?.note ?? '')?.[1] ?? 0) + 1;
  if (tries < MAX_TRIES) moveAll(session, entries, 'planned', `try ${tries}: ${words}`);
  else moveAll(session, entries, otherwise, words);
}
