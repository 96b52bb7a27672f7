// How lines move from planned to an outcome, and what a whole request or plan has come to.
import { grouped } from './grouped.ts';
import type { Line, LineState } from './line.ts';
import type { SendCounts } from './runs.ts';
import type { World } from './world.ts';

export function move(world: Pick<World, 'clock'>, line: Line, state: LineState, note: string): void {
  line.state = state;
  line.note = note;
  line.at = new Date(world.clock.now()).toISOString();
}

export function moveAll(world: Pick<World, 'clock'>, lines: readonly Line[], state: LineState, note: string): void {
  for (const line of lines) move(world, line, state, note);
}

/** Has something become of it that its row should say? What was held back or cancelled leaves its row as it is. */
export function hasOutcome(line: Line): boolean {
  return ['done', 'failed', 'uncertain', 'moved'].includes(line.state);
}

/** Notes of lines that were done before their run came to them. */
export const already = { gone: 'was gone already', so: 'was so already' } as const;

/** The note of a line whose record another key than that of the review can't see. */
export const invisible = 'can’t be seen with this API key';

/** Has somebody else done it, so that its run has changed nothing? */
export function wasAlready({ note }: Line): boolean {
  return note === already.gone || note === already.so;
}

/** Was Catalog's value taken instead of it? */
export function isTaken(line: Line): boolean {
  return line.decision === 'theirs' && line.state === 'skipped';
}

/** Is there still something to do for it? */
export function isOpen(line: Line): boolean {
  return line.state === 'planned' || line.state === 'sending';
}

/** Requests by what became of them; a request counts as its worst line. */
export function countStates(lines: readonly Line[]): SendCounts {
  const counts: SendCounts = { done: 0, failed: 0, uncertain: 0, moved: 0, skipped: 0 };
  for (const ofRequest of grouped(lines, ({ request }) => request).values()) {
    const state = stateOf(ofRequest);
    if (state in counts) counts[state as keyof SendCounts] += 1;
  }
  return counts;
}

/** The state of a whole request. */
export function stateOf(lines: readonly Line[]): LineState {
  const order: LineState[] = ['uncertain', 'failed', 'moved', 'sending', 'planned', 'done', 'conflict', 'skipped'];
  return order.find((state) => lines.some((line) => line.state === state)) ?? 'skipped';
}
