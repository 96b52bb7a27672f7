// Which entries of a plan can be believed. A row of the journal can be rolled back by Ctrl+Z or a restored version, damaged, or
// changed by a colleague. Such a row never says what has happened, and never keeps the rest from being sent. Pure.

import { groupBy } from '../../base/group-by.ts';
import { changedStateNote, isOpen, withSoundStates } from './entry-state.ts';
import type { EntryState, JournalEntry } from './journal-entry.ts';
import type { Phase, Sealer } from './seal.ts';

export interface Soundness {
  entries: JournalEntry[];
  /** Requests whose rows aren't as this send left them. What they say of a result isn't believed. */
  changed: ReadonlySet<string>;
  /** All rows hold what a send begins with, but the properties don't know of it. It was stopped in between, and has sent nothing. */
  isCutOff: boolean;
}

/** What is known of a plan beside its rows. */
export interface Known {
  sealer: Sealer;
  applied: boolean;
  /** Absent if that isn't stored. Then each request could have been started. */
  started: ReadonlySet<string> | undefined;
}

type Request = readonly [JournalEntry, ...JournalEntry[]];

const UNSENT = 'its row in a hidden sheet was changed, so it isn’t sent';
/** The note of a request whose rows don't say what has happened. */
export const UNKNOWN = 'its row in a hidden sheet was changed, so its result is unknown';

/** Returns the entries of a plan that this user reviewed, in the order of sending. */
export function soundEntries(stored: readonly JournalEntry[], known: Known): Soundness {
  const requests = Array.from(groupBy(stored, ({ request }) => request).values());
  const sound = requests
    .sort(([a], [b]) => Number(a.request.slice(1)) - Number(b.request.slice(1)))
    .map((request) => (known.applied ? sentRequest(request, known) : reviewedRequest(request, known)));
  return {
    entries: sound.flatMap(({ entries }) => entries),
    changed: new Set(sound.flatMap(({ entries: [entry], isChanged }) => (entry && isChanged ? [entry.request] : []))),
    isCutOff: !known.applied && requests.length > 0 && requests.every((request) => hasContent(request, known.sealer, 'sent')),
  };
}

interface SoundRequest {
  entries: readonly JournalEntry[];
  isChanged: boolean;
}

function reviewedRequest(request: Request, { sealer }: Known): SoundRequest {
  if (!hasContent(request, sealer, 'reviewed')) return { entries: ended(request, 'failed', UNSENT), isChanged: true };
  return { entries: withSoundStates(request.map(unsent), false), isChanged: false };
}

function sentRequest(request: Request, { sealer, started }: Known): SoundRequest {
  const [{ request: name }] = request;
  const isStarted = started === undefined || started.has(name);
  if (!hasContent(request, sealer, 'sent')) {
    if (!isStarted) return { entries: ended(request, 'failed', UNSENT), isChanged: true };
    // A version from before Send was restored. What was sent is known if it left no choice.
    const isRolledBack =
      started?.has(name) === true && hasContent(request, sealer, 'reviewed') && request.every(({ decision }) => decision === 'mine');
    if (!isRolledBack) return { entries: ended(request, 'unconfirmed', UNKNOWN), isChanged: true };
    const seal = sealer.content(request, 'sent');
    return { entries: request.map((entry) => ({ ...inDoubt(entry), seal })), isChanged: true };
  }
  const isResult = request.every(({ resultSeal }) => resultSeal !== '' && resultSeal === request[0].resultSeal);
  const hasResult = isResult && request[0].resultSeal === sealer.result(request);
  if (isStarted && !hasResult) return { entries: request.map(inDoubt), isChanged: true };
  if (isStarted) return { entries: request.map((entry) => (isOpen(entry) ? { ...entry, state: 'sending' } : entry)), isChanged: false };
  if (hasResult) return { entries: request, isChanged: false };
  return { entries: notStarted(request), isChanged: false };
}

/** Returns whether the rows of a request hold what was sealed, as a whole. */
function hasContent(request: Request, sealer: Sealer, phase: Phase): boolean {
  const [{ seal }] = request;
  return seal !== '' && request.every((entry) => entry.seal === seal) && seal === sealer.content(request, phase);
}

/** Returns a request that wasn't started. If one of its states isn't that of such a request, it isn't sent, and its note says why. */
function notStarted(request: Request): JournalEntry[] {
  const isKept = ({ decision }: JournalEntry) => decision === 'mine' || decision === 'theirs';
  const odd = request.find((entry) => isKept(entry) && entry.state !== 'planned');
  return request.map((entry): JournalEntry => {
    if (!isKept(entry)) return { ...unsent(entry), state: 'skipped' };
    return odd ? { ...unsent(entry), state: 'failed', note: changedStateNote(odd) } : unsent(entry);
  });
}

/** Returns an entry without what only a send adds. */
function unsent(entry: JournalEntry): JournalEntry {
  return { ...entry, createdKey: '', stored: undefined, restores: undefined, attempts: 0, job: '', reflected: false };
}

/** Returns an entry that could have been sent, and whose row doesn't say what has happened: Catalog is asked. */
function inDoubt(entry: JournalEntry): JournalEntry {
  const state: EntryState = entry.decision === 'mine' ? 'sending' : 'skipped';
  return { ...unsent(entry), state, note: '', resultSeal: '' };
}

/** Returns a request that ends without a look at Catalog. Its row stays as it is, because its key could be that of another record. */
function ended(request: Request, state: 'failed' | 'unconfirmed', note: string): JournalEntry[] {
  return request.map((entry) => ({ ...unsent(entry), decision: 'skipped', state, note, seal: '', resultSeal: '', reflected: true }));
}
