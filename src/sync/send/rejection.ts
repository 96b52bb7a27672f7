// What Catalog refused: said with its words, or planned once more where it only asked for a pause or refused the key.
import type { WriteOutcome } from '../../catalog/client.ts';
import type { World } from '../jobs/session.ts';
import { moveAll } from '../plan/entry-state.ts';
import type { LineState } from '../plan/journal-entry.ts';
import type { Write } from './batch.ts';

const MOST_TRIES = 3;

export function refuse(world: World, { lines }: Write, outcome: Extract<WriteOutcome, { outcome: 'refused' }>): void {
  const words = outcome.words || `Catalog returned ${outcome.status}`;
  if (isKeyRefused(outcome)) moveAll(world, lines, 'planned', lines[0]?.note ?? '');
  else if (outcome.status === 429) again(world, lines, 'failed', words);
  else moveAll(world, lines, 'failed', words);
}

/** Returns whether Catalog refused the key and not the write, which can be sent with another key. */
export function isKeyRefused(outcome: WriteOutcome): boolean {
  return outcome.outcome === 'refused' && outcome.status === 401;
}

/** Not done for sure: planned once more, a few times. */
export function again(world: World, lines: Write['lines'], otherwise: LineState, words: string): void {
  const tries = Number(/^try (\d+)/.exec(lines[0]?.note ?? '')?.[1] ?? 0) + 1;
  if (tries < MOST_TRIES) moveAll(world, lines, 'planned', `try ${tries}: ${words}`);
  else moveAll(world, lines, otherwise, words);
}
