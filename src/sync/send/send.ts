// Send: sends a reviewed plan as it was shown, once, in small batches. Each batch stores its results in journal, rows, and snapshot
// before the next one begins.

import { StopError } from '../../base/problem.ts';
import { resources } from '../../catalog/resources/index.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceResolver } from '../../tabs/resource-for-tab.ts';
import { endJob, hasJob, readJob, type SendJob, saveJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { acquireLease, assertLeaseHolder, assertTabsFree, openSend, renewLease, timeOf } from '../jobs/lease.ts';
import { assertWritable, type Session, withLock } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { advance, detailsNow, hasOutcome, isOpen, isToSend } from '../plan/entry-state.ts';
import { type GuardedTab, guardOf, isConfirmed } from '../plan/guard.ts';
import { removeIntentsOf } from '../plan/intent.ts';
import { type PlanHeader, readEntries, readPlan, savePlan, withOutcome, writeEntryStates } from '../plan/journal.ts';
import { checksum, type JournalEntry } from '../plan/journal-entry.ts';
import { type Write, withEntriesOf } from '../plan/write.ts';
import { type Choices, decideEntries } from './decide.ts';
import { nextBatch } from './next-batch.ts';
import { findUnreflected, reflectAgain, showOutcomes } from './reflect-outcomes.ts';
import { type BatchResult, sendBatch } from './send-batch.ts';

const GO_ON = 'Wait a minute, then resume.';

export interface SendProgress {
  job: SendJob;
  header: PlanHeader;
  entries: readonly JournalEntry[];
  done: boolean;
  /** Seconds to wait before the next step, if the result of a create isn't known yet. */
  waitSeconds?: number;
}

/**
 * Checks the whole plan, puts your choices into its entries, and marks it as applied, without sending a request yet. Throws StopError
 * if the plan can't be sent. If a run was killed right after it stored the job, the send resumes with the choices it began with.
 */
export function beginSend(session: Session, run: string, choices: Choices): SendProgress {
  assertWritable(session);
  return withLock(session, GO_ON, () => {
    assertStorageRoom(session.document);
    const header = readPlan(session.document, run);
    if (header.applied && !hasJob(session.document, run)) {
      throw new StopError('sent-already', 'These changes were already sent.', 'Review again to see what’s left.');
    }
    if (header.connection !== session.client.connection.id) {
      throw new StopError('other-connection', `This review is for ${header.host}.`, `Connect to ${header.host}, or review again.`);
    }
    // With another key, a 404 wouldn't prove that a record was deleted.
    if (!header.applied && header.scope !== undefined && header.scope !== session.client.connection.scope)
      throw new StopError('other-key', 'This review was made with a different API key.', 'Review again.');
    const shown = readShown(session, header);
    const sheets = Array.from(new Set(shown.map((entry) => entry.sheet)));
    assertTabsFree(session, run, sheets);
    assertNoOpenSend(session, run);
    const stored: SendJob = hasJob(session.document, run)
      ? readSendJob(session, run)
      : { v: 1, kind: 'send', id: run, plan: run, connection: header.connection, sheets, ...acquireLease(session) };
    const job = renewLease(session, stored);
    if (header.applied) return { job, header, entries: shown, done: finish(session, job, shown) };

    const entries = decideEntries(shown, choices, new Date(session.clock.now()).toISOString());
    assertConfirmed(session, shown, entries, choices.confirmed);
    assertProductionConfirmed(session, entries, choices);
    const applied = { ...header, applied: true, options: knownOptions(choices.options), checksum: checksum(entries) };
    // If the run is killed between these writes, decided entries don't match the old checksum, so they are never sent.
    writeEntryStates(session.workbook, applied, entries);
    session.workbook.flush();
    saveJob(session.document, job);
    savePlan(session.document, applied);
    return { job, header: applied, entries, done: finish(session, job, entries) };
  });
}

/** Returns the options that some operation has, each once. A page could name any others. */
function knownOptions(chosen: readonly string[]): string[] {
  const calls = resources.flatMap(({ writes }) => Object.values(writes));
  const names = calls.flatMap((call) => (call?.options ?? []).map(({ name }) => name));
  return Array.from(new Set(chosen.filter((name) => names.includes(name))));
}

/** Reads the entries as they were shown. If a killed run left them decided, ends its job, which would block another send. */
function readShown(session: Session, header: PlanHeader): JournalEntry[] {
  try {
    return readEntries(session.workbook, header);
  } catch (error) {
    if (!header.applied) endJob(session.document, header.run);
    throw error;
  }
}

/**
 * Sends batches until `deadline` or the end, at least one. Entries are read again for each batch, under the lock, because another
 * window could be sending the same plan. Throws CatalogError if Catalog can't be reached at all. The rest stays planned.
 */
export function stepSend(session: Session, job: SendJob, deadline: number): SendProgress {
  assertWritable(session);
  for (;;) {
    const progress = noteRefusedKey(session, job.id, () => stepOnce(session, job));
    if (progress.done || progress.waitSeconds !== undefined || session.clock.now() >= deadline) return progress;
  }
}

function stepOnce(session: Session, job: SendJob): SendProgress {
  return withLock(session, GO_ON, (): SendProgress => {
    const present = renewLease(session, readSendJob(session, job.id));
    assertStorageRoom(session.document);
    saveJob(session.document, present);
    const header = readPlan(session.document, job.plan);
    if (!header.applied) throw notBegun(session, job);
    const { entries, waitSeconds } = advanceSend(session, header, readEntries(session.workbook, header));
    const counted = withOutcome(header, entries);
    savePlan(session.document, counted);
    const done = finish(session, job, entries);
    return { job, header: counted, entries, done, ...(waitSeconds > 0 ? { waitSeconds } : {}) };
  });
}

/** Shows the results that rows don't show yet, or else sends the next batch. */
function advanceSend(session: Session, header: PlanHeader, entries: readonly JournalEntry[]): BatchResult {
  const unshown = findUnreflected(session, entries);
  if (unshown.length > 0) {
    reflectAgain(session, unshown);
    return { entries: markReflected(session, header, entries, unshown), waitSeconds: 0 };
  }
  const batch = nextBatch(session, entries);
  return batch.length > 0 ? sendBatch(session, header, entries, batch) : { entries, waitSeconds: 0 };
}

/** Ends a job that was killed before the plan was marked as sent. Your choices are lost with it. */
function notBegun(session: Session, job: SendJob): StopError {
  endSend(session, job, []);
  return new StopError('not-begun', 'This send stopped before it started. No changes were sent.', 'Review again.');
}

/** One send at a time: two would show the outcomes of each other's rows as edits. */
function assertNoOpenSend(session: Session, run: string): void {
  const other = openSend(session, run);
  if (!other) return;
  assertLeaseHolder(session, other);
  throw new StopError('send-open', `A send started at ${timeOf(session, other)} hasn’t finished.`, 'Resume or cancel it first.');
}

/** Reads the job as it is stored now. Another window could have ended it. */
function readSendJob(session: Session, id: string): SendJob {
  const job = readJob(session.document, id);
  if (job.kind !== 'send') throw new Error(`${id} isn’t a send`);
  return job;
}

/** Throws StopError without the confirmation that the whole plan asked for, even if less of it is sent. */
function assertConfirmed(
  session: Session,
  shown: readonly JournalEntry[],
  entries: readonly JournalEntry[],
  confirmed: string | undefined,
): void {
  const tabOf = tabsOf(session);
  const shapeAt = resourceResolver(session);
  const guard = guardOf(shown, tabOf, shapeAt);
  if (!guard || !guardOf(entries, tabOf, shapeAt) || isConfirmed(guard, confirmed)) return;
  throw new StopError('not-confirmed', `${guard.why.join(' ')} No changes were sent.`, `Type “${guard.words}” to confirm.`);
}

/** What learners see is changed only on purpose. Taking Catalog's values into cells changes nothing there. */
function assertProductionConfirmed({ client: { connection } }: Session, entries: readonly JournalEntry[], { production }: Choices): void {
  if (connection.kind === 'test' || production || !entries.some(isToSend)) return;
  throw new StopError(
    'not-confirmed',
    `${connection.host} is a production Catalog. No changes were sent.`,
    'Check the production confirmation in the review, then send again.',
  );
}

/** Names and rows of the tabs, as a guard wants to know them. */
export function tabsOf(session: Pick<Session, 'workbook' | 'document'>): (sheet: number) => GuardedTab {
  const entries = readTabs(session.document);
  return (sheet) => ({
    name: session.workbook.sheet(sheet)?.name() ?? '',
    rows: entries.find((entry) => entry.sheet === sheet)?.rows ?? 0,
  });
}

function finish(session: Session, job: SendJob, entries: readonly JournalEntry[]): boolean {
  const done = !entries.some(isOpen) && findUnreflected(session, entries).length === 0;
  if (done) endSend(session, job, entries);
  return done;
}

/** Ends the job of a send. The entries are undefined if they can't be read: then the results of its creates aren't known. */
function endSend(session: Session, job: SendJob, entries: readonly JournalEntry[] | undefined): void {
  // Only a job that is still there goes on: what it has left must be in the file before that.
  session.workbook.flush();
  if (entries) {
    const unconfirmed = new Set(entries.filter(({ state }) => state === 'unconfirmed').map(({ key }) => key));
    removeIntentsOf(session.document, job.plan, { unconfirmed, now: session.clock.now() });
  }
  endJob(session.document, job.id);
}

/** Stores that the rows of writes show their results, and returns all entries of the plan. */
function markReflected(session: Session, header: PlanHeader, entries: readonly JournalEntry[], writes: readonly Write[]): JournalEntry[] {
  const reflect = (entry: JournalEntry) => ({ ...entry, reflected: true });
  const shown = writes.map((write) => ({ ...write, entries: write.entries.map(reflect), taken: write.taken.map(reflect) }));
  const marked = withEntriesOf(entries, shown);
  writeEntryStates(session.workbook, header, marked);
  return marked;
}

/** Ends a send before its next request: what is still planned is skipped. */
export function cancelSend(session: Session, job: SendJob): void {
  withLock(session, GO_ON, () => {
    assertLeaseHolder(session, job);
    let canceled: JournalEntry[] | undefined;
    try {
      const header = readPlan(session.document, job.plan);
      const entries = readEntries(session.workbook, header).map((entry) => (isOpen(entry) ? cancelEntry(session, entry) : entry));
      canceled = entries;
      writeEntryStates(session.workbook, header, entries);
      // What was done until now stays in the send history, and can be undone.
      if (entries.some(hasOutcome)) savePlan(session.document, withOutcome(header, entries));
      const unshown = findUnreflected(session, entries);
      // Records with the same IDs in another Catalog aren't those of its rows.
      if (job.connection === session.client.connection.id) reflectAgain(session, unshown);
      else showOutcomes(session, unshown, 'final');
      markReflected(session, header, entries, unshown);
    } catch (error) {
      // A plan or tab that was damaged, or a Catalog that cannot be read, must not keep a send open for ever.
      if (!(error instanceof StopError || error instanceof CatalogError)) throw error;
    }
    endSend(session, job, canceled);
  });
}

function cancelEntry(session: Session, entry: JournalEntry): JournalEntry {
  if (entry.state === 'sending') return advance(entry, 'cancel', detailsNow(session, 'canceled before Catalog responded'));
  // The row of an entry that wasn't sent stays as it is.
  return { ...advance(entry, 'cancel', detailsNow(session, 'canceled')), reflected: true };
}
