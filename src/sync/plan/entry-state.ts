// What a write's state can become, how often it's tried, which job in Catalog does it, and what a state means. Pure.

import { groupBy } from '../../base/group-by.ts';
import { sayHere } from '../../base/say.ts';
import { SKIPPED_BY_YOU } from '../../tabs/cells/status-text.ts';
import type { Session } from '../jobs/session.ts';
import { type EntryState, type JournalEntry, storedState } from './journal-entry.ts';

/** What can happen to an entry. */
export type EntryEvent =
  /** You chose whose value to keep in a conflict. */
  | 'resolve'
  /** You, or a rule of the plan, left it out of this send. */
  | 'skip'
  /** It is ready to send, for the first time or again. */
  | 'plan'
  /** Its request is about to go out. */
  | 'send'
  /** Catalog is still working on it, or hasn't responded: its record is read later. */
  | 'wait'
  /** It certainly wasn't done, and is sent once more. */
  | 'retry'
  | 'succeed'
  | 'fail'
  /** Its result can't be determined. */
  | 'lose'
  /** Its record has changed in Catalog since the review. */
  | 'outdate'
  /** You canceled the send before it was finished. */
  | 'cancel';

/** By state, the state that each event leads to. An event that isn't listed can't happen in that state. */
const TRANSITIONS: Readonly<Record<EntryState, Readonly<Partial<Record<EntryEvent, EntryState>>>>> = {
  conflict: { resolve: 'planned', skip: 'skipped' },
  planned: {
    skip: 'skipped',
    plan: 'planned',
    send: 'sending',
    // Catalog can show the result before anything is sent: a colleague made the same change, or an older journal was restored.
    succeed: 'done',
    fail: 'failed',
    lose: 'unconfirmed',
    outdate: 'stale',
    cancel: 'skipped',
  },
  sending: {
    wait: 'sending',
    plan: 'planned',
    retry: 'planned',
    succeed: 'done',
    fail: 'failed',
    lose: 'unconfirmed',
    outdate: 'stale',
    cancel: 'unconfirmed',
  },
  done: {},
  // Before a send, an entry with an edited state counts as failed, and you can still skip it.
  failed: { skip: 'skipped' },
  unconfirmed: {},
  stale: {},
  skipped: { skip: 'skipped' },
};

/** Returns the state that an event leads to. Throws if it can't happen in this state, such as sending what was sent. */
export function nextState(state: EntryState, event: EntryEvent): EntryState {
  const next = TRANSITIONS[state][event];
  if (next === undefined) throw new Error(`an entry that is ${state} can’t ${event}`);
  return next;
}

/** What is known of an event. `at` is an ISO time, and `job` the job in Catalog that an entry waits for. */
export type EventDetails = Pick<JournalEntry, 'note' | 'at'> & Partial<Pick<JournalEntry, 'job'>>;

/** Returns the entry after an event. */
export function advance(entry: JournalEntry, event: EntryEvent, { note, at, job = '' }: EventDetails): JournalEntry {
  const attempts = event === 'retry' ? entry.attempts + 1 : entry.attempts;
  return { ...entry, state: nextState(entry.state, event), note, at, attempts, job };
}

/** Returns the details of an event that happens now. */
export function detailsNow({ clock }: Pick<Session, 'clock'>, note: string): EventDetails {
  return { note, at: new Date(clock.now()).toISOString() };
}

/** Requests that certainly weren't done are sent this many times in all. */
const MAX_ATTEMPTS = 3;

/** Returns what happens to an entry that certainly wasn't done: it is sent once more, or fails after the last attempt. */
export function retryOrFail({ attempts }: Pick<JournalEntry, 'attempts'>): 'retry' | 'fail' {
  return attempts + 1 < MAX_ATTEMPTS ? 'retry' : 'fail';
}

/** Returns whether the row of an entry shows its result. What was skipped or canceled leaves its row as it is. */
export function hasOutcome(entry: JournalEntry): boolean {
  return ['done', 'failed', 'unconfirmed', 'stale'].includes(entry.state);
}

/** Notes of entries that were done before their run came to them. Stored, so they never change. */
export const already = { deleted: 'was gone already', done: 'was so already' } as const;

/** The note of an entry whose record can't be seen with a key other than that of the review. */
export const invisible = 'can’t be seen with this API key';

/** Returns whether a colleague had done it first, so that its run changed no data. */
export function wasAlready({ note }: JournalEntry): boolean {
  return note === already.deleted || note === already.done;
}

/** Returns whether Catalog's value was taken instead of it. */
export function isTaken(entry: JournalEntry): boolean {
  return entry.decision === 'theirs' && entry.state === 'skipped';
}

/**
 * Returns whether you left out an Action or a new row. Its row loses the Action, so a later review doesn't send it by mistake. An undo
 * has no Action in its row.
 */
export function isDisarmed({ decision, state, operation, undoes }: JournalEntry): boolean {
  return decision === 'skipped' && state === 'skipped' && operation !== 'update' && undoes === '';
}

/** Why a request wasn't sent although it could have been: by your choice, or because of one. */
export type LeftOut = 'taken' | 'later' | 'skipped' | 'needs' | 'canceled';

/** Returns why a request was left out, or `undefined` if it wasn't. */
export function leftOutBecause(entries: readonly JournalEntry[]): LeftOut | undefined {
  if (stateOf(entries) !== 'skipped') return undefined;
  if (entries.every(isTaken)) return 'taken';
  if (entries.some(({ decision }) => decision === 'unresolved')) return 'later';
  if (entries.every(({ decision }) => decision !== 'skipped')) return 'canceled';
  return entries.some(({ note }) => note === SKIPPED_BY_YOU) ? 'skipped' : 'needs';
}

type Stand = Pick<JournalEntry, 'decision' | 'state'>;

/**
 * Returns whether an entry is still to be processed. Decision and state say so together: the checksum covers the decision only,
 * so one state that is edited in the hidden sheet must not send a skipped or undecided change.
 */
export function isOpen({ decision, state }: Stand): boolean {
  return (decision === 'mine' || decision === 'theirs') && (state === 'planned' || state === 'sending');
}

/** Returns whether its value is still to be sent. If Catalog's value is taken, the entry is open but never sent. */
export function isToSend(entry: Stand): boolean {
  return isOpen(entry) && entry.decision === 'mine';
}

/** Returns whether it is a conflict that you haven't decided yet. */
export function isUndecided({ decision, state }: Stand): boolean {
  return decision === 'unresolved' && state === 'conflict';
}

/** Returns whether this send changed Catalog through it. */
export function isDone({ decision, state }: Stand): boolean {
  return decision === 'mine' && state === 'done';
}

/**
 * Returns the entries of a plan with states that fit their decisions and that Catalog Sync knows. A state can be edited in the
 * hidden sheet. If it is unknown, or names a result before Send, the whole request stays unsent and its note says why.
 */
export function withSoundStates(entries: readonly JournalEntry[], applied: boolean): JournalEntry[] {
  const sound = entries.map((entry): JournalEntry => {
    if (entry.decision === 'skipped') return { ...entry, state: 'skipped' };
    if (entry.decision === 'unresolved') return { ...entry, state: applied ? 'skipped' : 'conflict' };
    return entry;
  });
  const isKnown = ({ state }: JournalEntry) => (applied ? WORST_FIRST : BEFORE_SEND).includes(state);
  const odd = new Map(sound.filter((entry) => !isKnown(entry)).map((entry) => [entry.request, entry]));
  if (odd.size === 0) return sound;
  return sound.map((entry): JournalEntry => {
    const found = odd.get(entry.request);
    if (!found || (isKnown(entry) && !isOpen(entry))) return entry;
    return { ...entry, state: applied ? 'unconfirmed' : 'failed', note: changedStateNote(found) };
  });
}

/** Returns the note of a request one of whose states no send has written. The state is named as the sheet spells it. */
export function changedStateNote({ state }: Pick<JournalEntry, 'state'>): string {
  return sayHere`its state in a hidden sheet was changed to “${storedState(state)}”, so it isn’t sent`;
}

const WORST_FIRST: readonly EntryState[] = ['unconfirmed', 'failed', 'stale', 'sending', 'planned', 'done', 'conflict', 'skipped'];
const BEFORE_SEND: readonly EntryState[] = ['planned', 'conflict', 'skipped'];

/** Returns the state of a whole request: that of its worst entry. */
export function stateOf(entries: readonly JournalEntry[]): EntryState {
  return WORST_FIRST.find((state) => entries.some((entry) => entry.state === state)) ?? 'skipped';
}

/** Requests by outcome. */
export type SendCounts = Record<'done' | 'failed' | 'unconfirmed' | 'stale' | 'skipped', number> & {
  /** Requests of which only Catalog's values were taken, if there are any. They aren't skipped. */
  taken?: number;
};

/** Counts requests by outcome. Requests that have none yet don't count. */
export function countStates(entries: readonly JournalEntry[]): SendCounts {
  const requests = Array.from(groupBy(entries, ({ request }) => request).values());
  const taken = requests.filter((ofRequest) => ofRequest.every(isTaken));
  const states = requests.filter((ofRequest) => !taken.includes(ofRequest)).map(stateOf);
  const count = (state: EntryState) => states.filter((each) => each === state).length;
  return {
    done: count('done'),
    failed: count('failed'),
    unconfirmed: count('unconfirmed'),
    stale: count('stale'),
    skipped: count('skipped'),
    ...(taken.length > 0 ? { taken: taken.length } : {}),
  };
}
