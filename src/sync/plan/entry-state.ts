// How lines move from planned to an outcome, and what a whole request or plan has come to.
import { grouped } from '../../base/group-by.ts';
import type { World } from '../jobs/session.ts';
import type { SendCounts } from './journal.ts';
import type { Line, LineState } from './journal-entry.ts';

export function move(world: Pick<World, 'clock'>, line: Line, state: LineState, note: string): void {
  line.state = state;
  line.note = note;
  line.at = new Date(world.clock.now()).toISOString();
}

export function moveAll(world: Pick<World, 'clock'>, lines: readonly Line[], state: LineState, note: string): void {
  for (const line of lines) move(world, line, state, note);
}

/** Has something become of it that its row should say? What was held back or canceled leaves its row as it is. */
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

/**
 * Is there still something to do for it? Decision and state say so together: the checksum covers the decision only, so one
 * state that is edited in the hidden sheet must not send a skipped or undecided change.
 */
export function isOpen({ decision, state }: OpenLine): boolean {
  return (decision === 'mine' || decision === 'theirs') && (state === 'planned' || state === 'sending');
}

/** Is the value in it still to be sent? If Catalog's value is taken, the line is open but never sent. */
export function isToSend(line: OpenLine): boolean {
  return isOpen(line) && line.decision === 'mine';
}

/** Is it a conflict that you have not decided yet? */
export function isUndecided({ decision, state }: OpenLine): boolean {
  return decision === 'held' && state === 'conflict';
}

/** Did this send change Catalog through it? */
export function isDone({ decision, state }: OpenLine): boolean {
  return decision === 'mine' && state === 'done';
}

type OpenLine = Pick<Line, 'decision' | 'state'>;

/**
 * Returns the lines of a plan with states that fit their decisions and that Catalog Sync knows. A state can be edited in the
 * hidden sheet. If it is unknown, or names a result before Send, the whole request stays unsent and its note says why.
 */
export function withSoundStates(lines: readonly Line[], applied: boolean): Line[] {
  const sound = lines.map((line): Line => {
    if (line.decision === 'left') return { ...line, state: 'skipped' };
    if (line.decision === 'held') return { ...line, state: applied ? 'skipped' : 'conflict' };
    return line;
  });
  const isKnown = ({ state }: Line) => (applied ? STATES : BEFORE_SEND).includes(state);
  const odd = new Map(sound.filter((line) => !isKnown(line)).map((line) => [line.request, line.state]));
  if (odd.size === 0) return sound;
  return sound.map((line): Line => {
    const word = odd.get(line.request);
    if (word === undefined || (isKnown(line) && !isOpen(line))) return line;
    const note = `its state in a hidden sheet was changed to “${word}”, so it isn’t sent`;
    return { ...line, state: applied ? 'uncertain' : 'failed', note };
  });
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

/** All states, the worst first. */
const STATES: readonly LineState[] = ['uncertain', 'failed', 'moved', 'sending', 'planned', 'done', 'conflict', 'skipped'];
const BEFORE_SEND: readonly LineState[] = ['planned', 'conflict', 'skipped'];

/** The state of a whole request. */
export function stateOf(lines: readonly Line[]): LineState {
  return STATES.find((state) => lines.some((line) => line.state === state)) ?? 'skipped';
}
