// How lines move from planned to an outcome, and what a whole request or plan has come to.
import { groupBy } from '../../base/group-by.ts';
import type { Session } from '../jobs/session.ts';
import type { EntryState, JournalEntry } from './journal-entry.ts';

export function move(session: Pick<Session, 'clock'>, entry: JournalEntry, state: EntryState, note: string): void {
  entry.state = state;
  entry.note = note;
  entry.at = new Date(session.clock.now()).toISOString();
}

export function moveAll(session: Pick<Session, 'clock'>, entries: readonly JournalEntry[], state: EntryState, note: string): void {
  for (const entry of entries) move(session, entry, state, note);
}

/** Has something become of it that its row should say? What was held back or canceled leaves its row as it is. */
export function hasOutcome(entry: JournalEntry): boolean {
  return ['done', 'failed', 'uncertain', 'moved'].includes(entry.state);
}

/** Notes of lines that were done before their run came to them. */
export const already = { gone: 'was gone already', so: 'was so already' } as const;

/** The note of a line whose record another key than that of the review can't see. */
export const invisible = 'can’t be seen with this API key';

/** Has somebody else done it, so that its run has changed nothing? */
export function wasAlready({ note }: JournalEntry): boolean {
  return note === already.gone || note === already.so;
}

/** Was Catalog's value taken instead of it? */
export function isTaken(entry: JournalEntry): boolean {
  return entry.decision === 'theirs' && entry.state === 'skipped';
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

type OpenLine = Pick<JournalEntry, 'decision' | 'state'>;

/**
 * Returns the lines of a plan with states that fit their decisions and that Catalog Sync knows. A state can be edited in the
 * hidden sheet. If it is unknown, or names a result before Send, the whole request stays unsent and its note says why.
 */
export function withSoundStates(entries: readonly JournalEntry[], applied: boolean): JournalEntry[] {
  const sound = entries.map((entry): JournalEntry => {
    if (entry.decision === 'left') return { ...entry, state: 'skipped' };
    if (entry.decision === 'held') return { ...entry, state: applied ? 'skipped' : 'conflict' };
    return entry;
  });
  const isKnown = ({ state }: JournalEntry) => (applied ? STATES : BEFORE_SEND).includes(state);
  const odd = new Map(sound.filter((line) => !isKnown(line)).map((line) => [line.request, line.state]));
  if (odd.size === 0) return sound;
  return sound.map((line): JournalEntry => {
    const word = odd.get(line.request);
    if (word === undefined || (isKnown(line) && !isOpen(line))) return line;
    const note = `its state in a hidden sheet was changed to “${word}”, so it isn’t sent`;
    return { ...line, state: applied ? 'uncertain' : 'failed', note };
  });
}

/** Requests by outcome. */
export interface SendCounts {
  done: number;
  failed: number;
  uncertain: number;
  moved: number;
  skipped: number;
}

/** Counts requests by outcome. A request counts as its worst entry. */
export function countStates(entries: readonly JournalEntry[]): SendCounts {
  const counts: SendCounts = { done: 0, failed: 0, uncertain: 0, moved: 0, skipped: 0 };
  for (const ofRequest of groupBy(entries, ({ request }) => request).values()) {
    const state = stateOf(ofRequest);
    if (state in counts) counts[state as keyof SendCounts] += 1;
  }
  return counts;
}

/** All states, the worst first. */
const STATES: readonly EntryState[] = ['uncertain', 'failed', 'moved', 'sending', 'planned', 'done', 'conflict', 'skipped'];
const BEFORE_SEND: readonly EntryState[] = ['planned', 'conflict', 'skipped'];

/** The state of a whole request. */
export function stateOf(entries: readonly JournalEntry[]): EntryState {
  return STATES.find((state) => entries.some((entry) => entry.state === state)) ?? 'skipped';
}
