// Creates, which must never happen twice. The intent is stored first, then one request is sent. If its result is unknown, Catalog is
// searched before the create is sent again.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen } from '../plan/entry-state.ts';
import { type Intent, identityOfCreate, readIntent, removeIntent, saveIntent } from '../plan/intent.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { findBlockers } from '../plan/other-records.ts';
import { advanceWrite, fieldOf, valuesOfWrite, type Write } from '../plan/write.ts';
import { isKeyRefused, rejected } from './reconcile.ts';
import { showOutcomes } from './reflect-outcomes.ts';

/** Lists lag behind writes, so a missing record proves a create undone only after this time. */
const CONSISTENCY_WAIT_MS = 120_000;
/** The longest time between two looks at Catalog. */
const POLL_SECONDS = 20;

export interface Recovered {
  writes: Write[];
  /** The seconds to wait before Catalog can be believed, or 0 if all results are known. */
  waitSeconds: number;
}

/**
 * Determines the results of creates that could have been sent before: a run ended, no response came, or an older journal was
 * restored. Later creates wait, too: they could need the record, and the order of enrollments decides who gets a seat.
 */
export function recoverInterruptedCreates(session: Session, writes: readonly Write[]): Recovered {
  const recovered = writes.map((write) => recover(session, write));
  return { writes: recovered.map(({ write }) => write), waitSeconds: Math.max(0, ...recovered.map(({ waitSeconds }) => waitSeconds)) };
}

function recover(session: Session, write: Write): { write: Write; waitSeconds: number } {
  const [first] = write.entries;
  const intent = readIntent(session.document, write);
  const wasSent = first && isOpen(first) && (intent !== undefined || first.state === 'sending');
  if (!wasSent) return { write, waitSeconds: 0 };
  const known = foundResult(session, write, intent);
  if (known) return { write: known, waitSeconds: 0 };
  const left = (intent?.at ?? 0) + CONSISTENCY_WAIT_MS - session.clock.now();
  if (left > 0) return { write, waitSeconds: Math.min(POLL_SECONDS, Math.ceil(left / 1000)) };
  removeIntent(session.document, first.key);
  return { write: advanceWrite(session, write, 'plan', ''), waitSeconds: 0 };
}

/** Returns the write with the result that Catalog shows, or `undefined` if its record isn't in Catalog yet. */
function foundResult(session: Session, write: Write, intent: Intent | undefined): Write | undefined {
  const interrupted = () => advanceWrite(session, write, 'lose', 'interrupted before Catalog responded');
  if (!write.resource.lookUp) return interrupted();
  const [found, other] = findCreated(session, write);
  if (other) return advanceWrite(session, write, 'lose', 'Catalog has several matching records');
  if (found) return created(session, { ...write, after: found.values }, found.key);
  const blocked = blockedBy(session, write);
  if (blocked) return blocked;
  // Without its intent, it isn't known since when the record could be in Catalog.
  if (!intent) return interrupted();
  // A list that another key reads proves no record absent.
  return write.otherKey ? advanceWrite(session, write, 'lose', 'the run ended before Catalog answered') : undefined;
}

/** Keeps each create from being sent whose record exists by now. The review found none, so a colleague or an earlier send has made it since. */
export function refuseExisting(session: Session, writes: readonly Write[]): Write[] {
  return writes.map((write) => {
    if (!write.entries.some(isOpen) || !write.resource.lookUp) return write;
    const { except } = write.resource.lookUp;
    const double = findCreated(session, write).find(({ values }) => !except || values[except.field] !== except.value);
    return double ? advanceWrite(session, write, 'outdate', `already exists in Catalog (ID ${double.key})`) : write;
  });
}

/** Marks the row of each create. If the row is missing or belongs to another plan, the create isn't sent. */
export function claimRows(session: Session, writes: readonly Write[]): Write[] {
  const { found } = showOutcomes(
    session,
    writes.filter((write) => write.entries.some(isOpen)),
    'creating',
  );
  return writes.map((write) => {
    const [first] = write.entries;
    if (!first || !write.entries.some(isOpen)) return write;
    // A record that an undo creates again has no row yet.
    if (first.row !== 0 && !found.has(first.key))
      return advanceWrite(session, write, 'outdate', 'its row was deleted or sent by another review');
    const of = identityOfCreate(write);
    const { run, request } = first;
    saveIntent(session.document, first.key, { v: 1, run, request, at: session.clock.now(), ...(of ? { of } : {}) });
    return write;
  });
}

/** Returns creates with their results. */
export function reconcileCreates(session: Session, writes: readonly Write[], outcomes: readonly WriteOutcome[]): Write[] {
  return writes.map((write, index) => {
    const outcome = outcomes[index];
    if (!outcome) return write;
    if (outcome.outcome === 'refused') {
      // The intent stays until it's clear what Catalog holds instead: the lookup can fail.
      const blocked = isKeyRefused(outcome) ? undefined : blockedBy(session, write);
      removeIntent(session.document, write.entries[0]?.key ?? '');
      return blocked ?? rejected(session, write, outcome);
    }
    if (outcome.outcome === 'done' && outcome.record && outcome.record.key !== '')
      return created(session, { ...write, after: outcome.record.values }, outcome.record.key);
    const note = outcome.outcome === 'unknown' ? outcome.serverMessage : 'Catalog’s response had no record';
    // Stays under way: the next round looks for it in Catalog.
    return advanceWrite(session, write, write.resource.lookUp ? 'wait' : 'lose', note);
  });
}

function created(session: Session, write: Write, createdKey: string): Write {
  const done = advanceWrite(session, write, 'succeed', '');
  return { ...done, entries: done.entries.map((entry) => ({ ...entry, createdKey })) };
}

/** Returns the write as done if Catalog made a record of another resource instead, such as a waitlist place for a refused enrollment. */
function blockedBy(session: Session, write: Write): Write | undefined {
  const [says] = findBlockers(session, write.resource, [valuesOfWrite(write)]);
  return says === undefined ? undefined : advanceWrite(session, write, 'succeed', says);
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
export function fillDeferredValues(session: Session, writes: readonly Write[], plan: readonly JournalEntry[]): Write[] {
  return writes.map((write) => {
    const entries: JournalEntry[] = [];
    for (const entry of write.entries) {
      const value = entry.dependsOn === '' ? entry : deferredValue(session, write, entry, plan);
      if (typeof value === 'string') return endDeferred(session, write, value);
      entries.push({ ...entry, value: value.value });
    }
    return { ...write, entries };
  });
}

/** Returns the value of an entry that depends on another create, or why it is missing. */
function deferredValue(
  session: Session,
  write: Write,
  entry: JournalEntry,
  plan: readonly JournalEntry[],
): Pick<JournalEntry, 'value'> | string {
  const source = plan.find((other) => other.key === entry.dependsOn && other.operation === 'create');
  if (!source) return 'the record it depends on isn’t in this review';
  return valueFrom(session, source, fieldOf(write, entry)?.finds?.take ?? '');
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
function endDeferred(session: Session, write: Write, why: string): Write {
  const [first] = write.entries;
  const isSent = first?.state === 'sending' || readIntent(session.document, write) !== undefined;
  return advanceWrite(session, write, isSent ? 'lose' : 'fail', why);
}
