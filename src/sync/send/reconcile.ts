// The results of writes: Catalog's response and the record as it is read back, put into the states of their entries.
import { cutTo } from '../../base/property-size.ts';
import type { WriteOutcome } from '../../catalog/client.ts';
import { looksDone, type Record_, removes, updates, type Value } from '../../catalog/resource.ts';
import type { Session } from '../jobs/session.ts';
import { already, invisible, isOpen, move, moveAll } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { stillEquals } from '../plan/three-way.ts';
import { fieldOf, type Write } from '../plan/write.ts';
import { isNonIdempotent, isReadable, matchesReviewed, matchesSent, type ReadResult, readAll } from './read-back.ts';

const MAX_TRIES = 3;

/** Determines the results of writes. If the read back failed, returns its error, but the writes have results anyway. */
export function reconcile(session: Session, writes: readonly Write[], outcomes: readonly WriteOutcome[]): unknown {
  const unclear = writes.filter((_, index) => !['refused', 'begun'].includes(outcomes[index]?.outcome ?? ''));
  let answers: ReadResult[] = [];
  let failure: unknown;
  try {
    answers = readAll(session.client, unclear);
  } catch (error) {
    failure = error;
  }
  writes.forEach((write, index) => {
    const outcome = outcomes[index];
    const [first] = write.entries;
    if (!outcome || !first) return;
    if (outcome.outcome === 'refused') {
      markRejected(session, write, outcome);
      return;
    }
    const answer = answers[unclear.indexOf(write)];
    const after = answer && 'found' in answer ? answer.found.values : undefined;
    write.after = after;
    const isGone = answer !== undefined && 'gone' in answer;
    if (outcome.outcome === 'begun') moveAll(session, write.entries, 'wait', `job ${outcome.job}`);
    else if (!updates(write.resource, first.operation)) reconcileAction(session, write, outcome, isGone);
    else if (after) compare(session, write, outcome, after);
    else moveAll(session, write.entries, outcome.outcome === 'done' ? 'succeed' : 'lose', 'couldn’t be read back');
  });
  return failure;
}

/** Skips the rest of an operation after Catalog removed more than was asked. */
export function holdRest(session: Session, entries: readonly JournalEntry[], going: readonly Write[]): void {
  const sent = going[0]?.entries[0];
  for (const entry of entries) {
    if (isOpen(entry) && entry.state === 'planned' && entry.operation === sent?.operation && entry.resource === sent.resource)
      move(session, entry, 'skip', 'not sent because Catalog removed more than requested');
  }
}

type ReconciledOutcome = Exclude<WriteOutcome, { outcome: 'refused' | 'begun' }>;

/** An Action is done if its record shows it, or if the record doesn't contradict Catalog's response. */
function reconcileAction(session: Session, write: Write, outcome: ReconciledOutcome, isGone: boolean): void {
  const { resource, before, after } = write;
  const operation = write.entries[0]?.operation ?? '';
  const call = resource.writes[operation];
  const words = outcome.outcome === 'done' ? '' : outcome.words;
  const reads = (removes(call) && isGone) || (after !== undefined && looksDone(resource, operation, after));
  const changed = resource.updated !== undefined && before && after && before[resource.updated] !== after[resource.updated];
  if (call?.spares && isGone) {
    write.overdone = true;
    moveAll(session, write.entries, 'fail', `Catalog deleted the entire ${resource.one}, which wasn’t requested`);
  } else if (write.otherKey && !before && (isGone || isAlready(outcome))) moveAll(session, write.entries, 'lose', invisible);
  else if (reads) moveAll(session, write.entries, 'succeed', outcome.outcome === 'done' && outcome.already ? already.deleted : '');
  else if (outcome.outcome === 'done') {
    const stands = call?.leaves === 'nothing' && after !== undefined;
    moveAll(session, write.entries, stands ? 'fail' : 'succeed', stands ? 'Catalog accepted this, but the record still exists' : '');
  } else if (changed || (isGone && call?.unseen)) moveAll(session, write.entries, 'succeed', words);
  else if (outcome.outcome === 'mixed') moveAll(session, write.entries, 'fail', words);
  else if (after && call?.leaves) retryLater(session, write.entries, words);
  else moveAll(session, write.entries, 'lose', words);
}

/** Returns whether Catalog returned 404 for a removal. */
function isAlready(outcome: ReconciledOutcome): boolean {
  return outcome.outcome === 'done' && outcome.already === true;
}

/** Compares what was read back with what was sent, and the other fields with their values before. */
function compare(session: Session, write: Write, outcome: ReconciledOutcome, after: Record_): void {
  const { before } = write;
  if (outcome.outcome === 'unknown' && isNonIdempotent(write) && !isReadable(write, after)) {
    moveAll(session, write.entries, 'lose', outcome.words);
    return;
  }
  if (outcome.outcome === 'unknown' && !write.entries.every((entry) => matchesSent(write, entry, after))) {
    const asBefore = write.entries.every((entry) => entry.field === '' || matchesReviewed(write, entry, after));
    if (asBefore && isNonIdempotent(write)) moveAll(session, write.entries, 'lose', outcome.words);
    else if (asBefore) retryLater(session, write.entries, 'Catalog didn’t respond');
    else moveAll(session, write.entries, 'lose', 'Catalog didn’t respond and now has a different value');
    return;
  }
  for (const entry of write.entries) {
    const field = fieldOf(write, entry);
    const stored = after[entry.field];
    if (!field || stored === undefined) move(session, entry, 'succeed', 'can’t be verified');
    else if (stillEquals(field, entry.value, stored) || (field.write?.file && entry.value !== null)) move(session, entry, 'succeed', '');
    else if (stillEquals(field, entry.server, stored))
      move(session, entry, 'fail', outcome.outcome === 'mixed' ? outcome.words : 'ignored by Catalog');
    else move(session, entry, 'succeed', `stored as ${shown(stored)}`);
  }
  const beside = write.resource.fields.filter(
    (field) =>
      field.write &&
      before &&
      before[field.name] !== undefined &&
      !write.entries.some((entry) => entry.field === field.name) &&
      !stillEquals(field, before[field.name], after[field.name]),
  );
  const [first] = write.entries;
  if (first && beside.length > 0)
    first.note = [first.note, `also changed: ${beside.map((field) => field.label).join(', ')}`].filter(Boolean).join(', ');
}

function shown(value: Value): string {
  const text = Array.isArray(value) ? value.join(', ') : value === null ? 'blank' : String(value);
  return cutTo(text, 200);
}

/** Records what Catalog refused, with its message. If it only asked for a pause or refused the key, the write is planned again. */
export function markRejected(session: Session, { entries }: Write, outcome: Extract<WriteOutcome, { outcome: 'refused' }>): void {
  const words = outcome.words || `Catalog returned ${outcome.status}`;
  if (isKeyRefused(outcome)) moveAll(session, entries, 'plan', entries[0]?.note ?? '');
  else if (outcome.status === 429) retryLater(session, entries, words);
  else moveAll(session, entries, 'fail', words);
}

/** Returns whether Catalog refused the key and not the write, which can be sent with another key. */
export function isKeyRefused(outcome: WriteOutcome): boolean {
  return outcome.outcome === 'refused' && outcome.status === 401;
}

/** Plans a write again that certainly wasn't done. After a few tries it fails. */
function retryLater(session: Session, entries: readonly JournalEntry[], words: string): void {
  const tries = Number(/^try (\d+)/.exec(entries[0]?.note ?? '')?.[1] ?? 0) + 1;
  if (tries < MAX_TRIES) moveAll(session, entries, 'plan', `try ${tries}: ${words}`);
  else moveAll(session, entries, 'fail', words);
}
