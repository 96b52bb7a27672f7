// Creates, which must never happen twice: the intent first, one request, and where nobody knows what became of it, a look
// at Catalog before anything else.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, moveAll } from '../plan/entry-state.ts';
import { readIntent, removeIntent, saveIntent } from '../plan/intent.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { findBlockers } from '../plan/other-records.ts';
import { fieldOf, valuesOfWrite, type Write } from '../plan/write.ts';
import { isKeyRefused, markRejected } from './reconcile.ts';
import { showOutcomes } from './reflect-outcomes.ts';

/** A list may lag behind a write: before so many milliseconds nobody believes that a record is absent. */
const CONSISTENCY_WAIT_MS = 120_000;
/** Catalog is asked again after so many seconds at most. */
const POLL_SECONDS = 20;

/**
 * Finds out about creates that may have been sent before: a run ended, no answer came, or the run table was set back to an
 * older state. Answers the seconds to wait before Catalog can be believed; 0 where all is known. The rest waits with it: it
 * may need the record, and of people who are enrolled the first ones get the seats.
 */
export function recoverInterruptedCreates(session: Session, writes: readonly Write[]): number {
  let wait = 0;
  for (const write of writes) {
    const [first] = write.entries;
    if (!first || !isOpen(first)) continue;
    const intent = readIntent(session.document, first.key);
    if (!intent && first.state !== 'sending') continue;
    if (!intent || !write.resource.lookUp) {
      moveAll(session, write.entries, 'lose', 'interrupted before Catalog responded');
      continue;
    }
    const found = findCreated(session, write);
    if (found.length > 1) moveAll(session, write.entries, 'lose', 'Catalog has several matching records');
    else if (found[0]) {
      write.after = found[0].values;
      completeCreate(session, write, found[0].key);
    } else if (isBlocked(session, write)) {
      // Its lines are done.
    } else if (write.otherKey) {
      // A list that another key reads proves no record absent.
      moveAll(session, write.entries, 'lose', 'the run ended before Catalog answered');
    } else {
      const left = intent.at + CONSISTENCY_WAIT_MS - session.clock.now();
      if (left > 0) wait = Math.max(wait, Math.min(POLL_SECONDS, Math.ceil(left / 1000)));
      else {
        removeIntent(session.document, first.key);
        moveAll(session, write.entries, 'plan', '');
      }
    }
  }
  return wait;
}

/** Marks the row of each create. Where its row is not to be found, or was created by another plan, nothing is sent. */
export function claimRows(session: Session, writes: readonly Write[]): void {
  const open = writes.filter((write) => write.entries.some(isOpen));
  const claimed = showOutcomes(session, open, 'creating');
  for (const { entries: lines } of open) {
    const [first] = lines;
    if (!first) continue;
    // What an undo makes anew has no row yet.
    if (first.row === 0 || claimed.has(first.key))
      saveIntent(session.document, first.key, { v: 1, run: first.run, request: first.request, at: session.clock.now() });
    else moveAll(session, lines, 'outdate', 'its row was deleted or sent by another review');
  }
}

export function reconcileCreates(session: Session, writes: readonly Write[], outcomes: readonly WriteOutcome[]): void {
  writes.forEach((write, index) => {
    const outcome = outcomes[index];
    if (!outcome) return;
    if (outcome.outcome === 'refused') {
      // The intent stays until it's clear what Catalog holds instead: the lookup can fail.
      if (isKeyRefused(outcome) || !isBlocked(session, write)) markRejected(session, write, outcome);
      removeIntent(session.document, write.entries[0]?.key ?? '');
    } else if (outcome.outcome === 'done' && outcome.record && outcome.record.key !== '') {
      write.after = outcome.record.values;
      completeCreate(session, write, outcome.record.key);
    } else {
      const words = outcome.outcome === 'unknown' ? outcome.words : 'Catalog’s response had no record';
      // Stays under way: the next round looks for it in Catalog.
      moveAll(session, write.entries, write.resource.lookUp ? 'wait' : 'lose', words);
    }
  });
}

function completeCreate(session: Session, write: Write, key: string): void {
  for (const entry of write.entries) entry.createdKey = key;
  moveAll(session, write.entries, 'succeed', '');
}

/** Has Catalog made a record of another resource instead? It says no to an enrollment and puts the person on the waitlist. */
function isBlocked(session: Session, write: Write): boolean {
  const [says] = findBlockers(session, write.resource, [valuesOfWrite(write)]);
  if (says !== undefined) moveAll(session, write.entries, 'succeed', says);
  return says !== undefined;
}

/** Records with the natural key of a create that were not there at the review. */
function findCreated(session: Session, write: Write) {
  const [first] = write.entries;
  const [answer = []] = session.client.lookUpMany(write.resource, [valuesOfWrite(write)]);
  if (answer instanceof CatalogError) throw answer;
  const before = Array.isArray(first?.server) ? (first.server as readonly unknown[]) : [];
  return answer.filter((match) => !before.includes(match.key));
}

/**
 * Fills in the values that a create earlier in the same plan gives, such as the Canvas user ID of a new user. They are read for each attempt and never stored with the plan, so that it
 * stays as it was shown. A write that gets none is not sent, and says why.
 */
export function fillDeferredValues(session: Session, writes: readonly Write[], plan: readonly JournalEntry[]): void {
  for (const write of writes) {
    for (const entry of write.entries) {
      if (entry.dependsOn === '') continue;
      const source = plan.find((other) => other.key === entry.dependsOn && other.operation === 'create');
      const found = source && valueFrom(session, source, fieldOf(write, entry)?.finds?.take ?? '');
      if (found === undefined || typeof found === 'string') {
        endDeferred(session, write, found ?? 'the record it depends on isn’t in this review');
        break;
      }
      entry.value = found.value;
    }
  }
}

/** The value, or why there is none. */
function valueFrom(session: Session, source: JournalEntry, take: string): { value: JournalEntry['value'] } | string {
  const { one } = resourceOf(source.resource);
  if (source.state !== 'done' || source.createdKey === '') return `the ${one} ${source.caption} wasn’t created`;
  const [answer] = session.client.readMany(resourceOf(source.resource), [source.createdKey]);
  if (answer && 'failed' in answer) throw answer.failed;
  const value = answer && 'found' in answer ? answer.found.values[take] : undefined;
  return value === undefined || value === null ? `the new ${one} ${source.caption} doesn’t have the required ID yet` : { value };
}

/** One that may have been sent by an earlier run is never called failed. */
function endDeferred(session: Session, write: Write, why: string): void {
  const [first] = write.entries;
  const isSent = first?.state === 'sending' || readIntent(session.document, first?.key ?? '') !== undefined;
  moveAll(session, write.entries, isSent ? 'lose' : 'fail', why);
}
