// The results of writes: Catalog's response and the record as it is read back, put into the states of their entries.

import { cutTo } from '../../base/property-size.ts';
import { noun, saidHere, sayHere } from '../../base/say.ts';
import type { WriteOutcome } from '../../catalog/client.ts';
import { looksDone, type Record_, removes, updates, type Value } from '../../catalog/resource.ts';
import type { Session } from '../jobs/session.ts';
import { advance, already, detailsNow, invisible, isOpen, retryOrFail } from '../plan/entry-state.ts';
import { withLabels } from '../plan/field-labels.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { stillEquals } from '../plan/three-way.ts';
import { advanceWrite, fieldOf, type Write } from '../plan/write.ts';
import { isNonIdempotent, isReadable, matchesReviewed, matchesSent, type Readings, type ReadResult, readTogether } from './read-back.ts';

export interface Reconciled {
  writes: Write[];
  /** The error of a read back that failed. The writes have results anyway. */
  failure?: unknown;
}

/** Reads the records of writes that were sent, such as together with those of the next ones. */
export type ReadBack = (writes: readonly Write[]) => Readings;

/** Determines the results of writes. */
export function reconcile(
  session: Session,
  writes: readonly Write[],
  outcomes: readonly WriteOutcome[],
  readBack: ReadBack = (unclear) => readTogether(session.client, unclear, []).sent,
): Reconciled {
  const unclear = writes.filter((_, index) => !['refused', 'begun'].includes(outcomes[index]?.outcome ?? ''));
  const readings = readBack(unclear);
  const answers = 'results' in readings ? readings.results : [];
  const reconciled = writes.map((write, index) => {
    const outcome = outcomes[index];
    return outcome ? resultOf(session, write, outcome, answers[unclear.indexOf(write)]) : write;
  });
  return { writes: reconciled, failure: 'failure' in readings ? readings.failure : undefined };
}

function resultOf(session: Session, sent: Write, outcome: WriteOutcome, answer: ReadResult | undefined): Write {
  const [first] = sent.entries;
  if (!first) return sent;
  if (outcome.outcome === 'refused') return rejected(session, sent, outcome);
  const after = answer && 'found' in answer ? answer.found.values : undefined;
  const write: Write = { ...sent, after };
  if (outcome.outcome === 'begun') {
    const details = { ...detailsNow(session, ''), job: outcome.job };
    return { ...write, entries: write.entries.map((entry) => advance(entry, 'wait', details)) };
  }
  const isGone = answer !== undefined && 'gone' in answer;
  if (!updates(write.resource, first.operation)) return resultOfAction(session, write, outcome, isGone);
  if (after) return compare(session, write, outcome, after);
  return advanceWrite(session, write, outcome.outcome === 'done' ? 'succeed' : 'lose', 'couldn’t be read back');
}

/** Skips the rest of an operation after Catalog removed more than was asked, and returns all entries of the plan. */
export function holdRest(session: Session, entries: readonly JournalEntry[], going: readonly Write[]): JournalEntry[] {
  const sent = going[0]?.entries[0];
  const details = detailsNow(session, 'not sent because Catalog removed more than requested');
  const isHeld = (entry: JournalEntry) =>
    isOpen(entry) && entry.state === 'planned' && entry.operation === sent?.operation && entry.resource === sent.resource;
  return entries.map((entry) => (isHeld(entry) ? advance(entry, 'skip', details) : entry));
}

type ReconciledOutcome = Exclude<WriteOutcome, { outcome: 'refused' | 'begun' }>;

/** An Action is done if its record shows it, or if the record doesn't contradict Catalog's response. */
function resultOfAction(session: Session, write: Write, outcome: ReconciledOutcome, isGone: boolean): Write {
  const { resource, before, after } = write;
  const operation = write.entries[0]?.operation ?? '';
  const call = resource.writes[operation];
  const message = outcome.outcome === 'done' ? '' : outcome.serverMessage;
  const reads = (removes(call) && isGone) || (after !== undefined && looksDone(resource, operation, after));
  const changed = resource.updated !== undefined && before && after && before[resource.updated] !== after[resource.updated];
  if (call?.spares && isGone) {
    const note = sayHere`Catalog deleted the entire ${noun(resource.one)}, which wasn’t requested`;
    return { ...advanceWrite(session, write, 'fail', note), overdone: true };
  }
  if (write.otherKey && !before && (isGone || isAlready(outcome))) return advanceWrite(session, write, 'lose', invisible);
  if (reads) return advanceWrite(session, write, 'succeed', isAlready(outcome) ? already.deleted : '');
  if (outcome.outcome === 'done') {
    const stands = call?.leaves === 'nothing' && after !== undefined;
    return advanceWrite(session, write, stands ? 'fail' : 'succeed', stands ? 'Catalog accepted this, but the record still exists' : '');
  }
  if (changed || (isGone && call?.unseen)) return advanceWrite(session, write, 'succeed', message);
  if (outcome.outcome === 'mixed') return advanceWrite(session, write, 'fail', message);
  return after && call?.leaves ? retried(session, write, message) : advanceWrite(session, write, 'lose', message);
}

/** Returns whether Catalog returned 404 for a removal. */
function isAlready(outcome: ReconciledOutcome): boolean {
  return outcome.outcome === 'done' && outcome.already === true;
}

/** Compares what was read back with what was sent, and the other fields with their values before. */
function compare(session: Session, write: Write, outcome: ReconciledOutcome, after: Record_): Write {
  if (outcome.outcome === 'unknown' && isNonIdempotent(write) && !isReadable(write, after))
    return advanceWrite(session, write, 'lose', outcome.serverMessage);
  if (outcome.outcome === 'unknown' && !write.entries.every((entry) => matchesSent(write, entry, after))) {
    const asBefore = write.entries.every((entry) => entry.field === '' || matchesReviewed(write, entry, after));
    if (asBefore && isNonIdempotent(write)) return advanceWrite(session, write, 'lose', outcome.serverMessage);
    if (asBefore) return retried(session, write, outcome.serverMessage);
    const why = outcome.serverMessage.replace(/\.$/, '');
    return advanceWrite(session, write, 'lose', sayHere`${why}, and Catalog now has a different value`);
  }
  const also = changedBeside(write, after);
  const entries = write.entries.map((entry, index) => {
    const { event, note } = comparedWith(write, entry, after[entry.field], outcome);
    const notes = [note, ...(index === 0 && also.length > 0 ? [sayHere`also changed: ${also.join(', ')}`] : [])].filter(Boolean);
    return advance(entry, event, detailsNow(session, notes.join(', ')));
  });
  return { ...write, entries };
}

/** Returns what has happened to one field of a write. */
function comparedWith(
  write: Write,
  entry: JournalEntry,
  stored: Value | undefined,
  outcome: ReconciledOutcome,
): { event: 'succeed' | 'fail'; note: string } {
  const field = fieldOf(write, entry);
  if (!field || stored === undefined) return { event: 'succeed', note: 'can’t be verified' };
  if (stillEquals(field, entry.value, stored) || (field.write?.file && entry.value !== null)) return { event: 'succeed', note: '' };
  if (stillEquals(field, entry.server, stored))
    return { event: 'fail', note: outcome.outcome === 'mixed' ? withLabels(write.resource, outcome.serverMessage) : 'ignored by Catalog' };
  return { event: 'succeed', note: sayHere`stored as ${shown(stored)}` };
}

/** Returns the labels of fields that weren't sent and have changed anyway. A field that one of the reads lacks proves no change. */
function changedBeside({ resource, entries, before }: Write, after: Record_): string[] {
  const isInBoth = (name: string) => before?.[name] !== undefined && after[name] !== undefined;
  return resource.fields
    .filter(
      (field) =>
        field.write &&
        isInBoth(field.name) &&
        !entries.some((entry) => entry.field === field.name) &&
        !stillEquals(field, before?.[field.name], after[field.name]),
    )
    .map(({ label }) => label);
}

function shown(value: Value): string {
  const text = Array.isArray(value) ? value.join(', ') : value === null ? saidHere('blank') : String(value);
  return cutTo(text, 200);
}

/** Returns a write that Catalog refused, with its message. If it only asked for a pause or refused the key, the write is planned again. */
export function rejected(session: Session, write: Write, outcome: Extract<WriteOutcome, { outcome: 'refused' }>): Write {
  const message = outcome.serverMessage || sayHere`Catalog returned ${outcome.status}`;
  if (isKeyRefused(outcome)) return advanceWrite(session, write, 'plan', write.entries[0]?.note ?? '');
  return outcome.status === 429 ? retried(session, write, message) : advanceWrite(session, write, 'fail', message);
}

/** Returns whether Catalog refused the key and not the write, which can be sent with another key. */
export function isKeyRefused(outcome: WriteOutcome): boolean {
  return outcome.outcome === 'refused' && outcome.status === 401;
}

/** Returns a write that certainly wasn't done, to be sent once more. After a few attempts it fails. */
function retried(session: Session, write: Write, note: string): Write {
  const [first] = write.entries;
  return first ? advanceWrite(session, write, retryOrFail(first), note) : write;
}
