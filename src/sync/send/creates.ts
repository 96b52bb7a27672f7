// Creates, which must never happen twice. The intent is stored first, then one request is sent. If its result is unknown, Catalog is
// searched before the create is sent again.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, moveAll } from '../plan/entry-state.ts';
import { identityOfCreate, readIntent, removeIntent, saveIntent } from '../plan/intent.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { findBlockers } from '../plan/other-records.ts';
import { fieldOf, valuesOfWrite, type Write } from '../plan/write.ts';
import { isKeyRefused, markRejected } from './reconcile.ts';
import { showOutcomes } from './reflect-outcomes.ts';

/** Lists lag behind writes, so a missing record proves a create undone only after this time. */
const CONSISTENCY_WAIT_MS = 120_000;
/** The longest time between two looks at Catalog. */
const POLL_SECONDS = 20;

/**
 * Determines the results of creates that could have been sent before: a run ended, no response came, or an older journal was
 * restored. Returns the seconds to wait before Catalog can be believed, or 0 if all results are known. Later creates wait, too: they
 * could need the record, and the order of enrollments decides who gets a seat.
 */
export function recoverInterruptedCreates(session: Session, writes: readonly Write[]): number {
  let wait = 0;
  for (const write of writes) {
    const [first] = write.entries;
    if (!first || !isOpen(first)) continue;
    const intent = readIntent(session.document, write);
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
      // Its entries are done.
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

/** Keeps each create from being sent whose record exists by now. The review found none, so a colleague or an earlier send has made it since. */
export function refuseExisting(session: Session, writes: readonly Write[]): void {
  for (const write of writes) {
    if (!write.entries.some(isOpen) || !write.resource.lookUp) continue;
    const { except } = write.resource.lookUp;
    const double = findCreated(session, write).find(({ values }) => !except || values[except.field] !== except.value);
    if (double) moveAll(session, write.entries, 'outdate', `already exists in Catalog (ID ${double.key})`);
  }
}

/** Marks the row of each create. If the row is missing or belongs to another plan, the create isn't sent. */
export function claimRows(session: Session, writes: readonly Write[]): void {
  const open = writes.filter((write) => write.entries.some(isOpen));
  const claimed = showOutcomes(session, open, 'creating');
  for (const write of open) {
    const { entries } = write;
    const [first] = entries;
    if (!first) continue;
    // A record that an undo creates again has no row yet.
    if (first.row === 0 || claimed.has(first.key)) {
      const of = identityOfCreate(write);
      saveIntent(session.document, first.key, {
        v: 1,
        run: first.run,
        request: first.request,
        at: session.clock.now(),
        ...(of ? { of } : {}),
      });
    } else moveAll(session, entries, 'outdate', 'its row was deleted or sent by another review');
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

/** Returns whether Catalog made a record of another resource instead, such as a waitlist place for a refused enrollment. */
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
 * stays as it was shown. A write whose value is missing isn't sent, and its note says why.
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

/** Returns the value, or why it is missing. */
function valueFrom(session: Session, source: JournalEntry, take: string): { value: JournalEntry['value'] } | string {
  const { one } = resourceOf(source.resource);
  if (source.state !== 'done' || source.createdKey === '') return `the ${one} ${source.caption} wasn’t created`;
  const [answer] = session.client.readMany(resourceOf(source.resource), [source.createdKey]);
  if (answer && 'failed' in answer) throw answer.failed;
  const value = answer && 'found' in answer ? answer.found.values[take] : undefined;
  return value === undefined || value === null ? `the new ${one} ${source.caption} doesn’t have the required ID yet` : { value };
}

/** Ends a write without its value. A write that an earlier run could have sent is unconfirmed, never failed. */
function endDeferred(session: Session, write: Write, why: string): void {
  const [first] = write.entries;
  const isSent = first?.state === 'sending' || readIntent(session.document, write) !== undefined;
  moveAll(session, write.entries, isSent ? 'lose' : 'fail', why);
}
