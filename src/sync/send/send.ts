// Send: sends a reviewed plan as it was shown, once, in small batches. Each batch stores its results in journal, rows, and snapshot
// before the next one begins.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { resources } from '../../catalog/resources/index.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { tryDataSheet } from '../../tabs/memory/storage.ts';
import { resourceResolver } from '../../tabs/resource-for-tab.ts';
import { endJob, hasJob, readJob, type SendJob, saveJob, storedJob } from '../jobs/job.ts';
import { noteRefusedKey } from '../jobs/job-owner.ts';
import { acquireLease, assertLeaseHolder, assertTabsFree, openSend, renewLease, timeOf } from '../jobs/lease.ts';
import { storedRequests } from '../jobs/requests-today.ts';
import { assertWritable, type Session, withLock } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { advance, detailsNow, hasOutcome, isOpen, isToSend } from '../plan/entry-state.ts';
import { type GuardedTab, guardOf, isConfirmed } from '../plan/guard.ts';
import { readIntents, removeIntentsOf } from '../plan/intent.ts';
import { applyPlan, changedPlan, notReviewed, type OpenPlan, openPlan, saveEntries, storeForSure } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { type PlanHeader, readPlan, savePlan, storedPlan, withOutcome } from '../plan/plan-header.ts';
import { endedSend, forgetOldSends, storedSend } from '../plan/send-record.ts';
import { noneStarted } from '../plan/started.ts';
import { changeEntriesOf, type Write } from '../plan/write.ts';
import { type Choices, decideEntries } from './decide.ts';
import { nextBatch } from './next-batch.ts';
import { findUnreflected, reflectAgain, showOutcomes } from './reflect-outcomes.ts';
import { type BatchResult, releaseRows, sendBatch, settleBatch, skipUnsent } from './send-batch.ts';
import { begin } from './send-round.ts';

const GO_ON = 'Wait a minute, then resume.';
/** No round of a batch starts later than this after the lock was taken, so that others don't wait for long. */
const MAX_LOCKED_MS = 8_000;

export interface SendProgress {
  job: SendJob;
  header: PlanHeader;
  entries: readonly JournalEntry[];
  done: boolean;
  /** This user hasn't reviewed what is sent, so only the results of started requests were looked up. The rest needs a review. */
  isReviewNeeded: boolean;
  /** Seconds to wait before the next step, if the result of a create isn't known yet. */
  waitSeconds?: number;
}

/** A review that you send. `page` is the digest of what its page received. */
export interface Reviewed {
  run: string;
  page: string;
  choices: Choices;
}

/**
 * Checks the whole plan, puts your choices into its entries, marks it as applied, and sends batches for so many milliseconds. Throws
 * StopError if the plan can't be sent, or if the page received another plan. If a run was killed right after it stored the job, the send
 * resumes with the choices it began with.
 */
export function beginSend(session: Session, reviewed: Reviewed, milliseconds: number): SendProgress {
  assertWritable(session);
  const deadline = session.clock.now() + milliseconds;
  const progress = withLock(session, GO_ON, () => {
    const end = Math.min(deadline, session.clock.now() + MAX_LOCKED_MS);
    const { job, plan } = markApplied(session, reviewed);
    forgetOldSends(session.document);
    const hasTime = milliseconds > 0 && plan.entries.some(isOpen);
    const begun = hasTime ? plan : begin(session, plan);
    const isDone = !hasTime && finish(session, job, begun, {});
    if (!hasTime && (isDone || milliseconds <= 0)) return progressOf(job, begun, isDone);
    return noteRefusedKey(session, job.id, () => sendUntil(session, job, begun, end));
  });
  const isOver = progress.done || progress.waitSeconds !== undefined || milliseconds <= 0 || session.clock.now() >= deadline;
  return isOver ? progress : stepSend(session, progress.job, deadline);
}

/** Returns a plan that is to be sent, with your choices in its entries. Neither is stored before its first requests are about to be sent. */
function markApplied(session: Session, { run, page, choices }: Reviewed): { job: SendJob; plan: OpenPlan } {
  assertStorageRoom(session.document);
  const header = readPlan(session.document, run);
  if (header.applied && !hasJob(session.document, run)) {
    throw new StopError('sent-already', 'These changes were already sent.', 'Review again to see what’s left.');
  }
  assertSamePlanConnection(session, header);
  // With another key, a 404 wouldn't prove that a record was deleted.
  if (!header.applied && header.scope !== undefined && header.scope !== session.client.connection.scope)
    throw new StopError('other-key', 'This review was made with a different API key.', 'Review again.');
  const shown = openPlan(session, header);
  if (!header.applied) assertShown(session, shown, page);
  const sheets = Array.from(new Set(shown.entries.map((entry) => entry.sheet)));
  assertTabsFree(session, run, sheets);
  assertNoOpenSend(session, run);
  const stored: SendJob = hasJob(session.document, run)
    ? readSendJob(session, run)
    : { v: 1, kind: 'send', id: run, plan: run, connection: header.connection, sheets, ...acquireLease(session) };
  const job = renewLease(session, stored);
  if (header.applied) {
    saveJob(session.document, job);
    return { job, plan: shown };
  }

  const entries = decideEntries(shown.entries, choices, new Date(session.clock.now()).toISOString());
  assertConfirmed(session, shown.entries, entries, choices.confirmed);
  assertProductionConfirmed(session, entries, choices);
  // A result that can't be saved would leave the send unfinished, so its sheet is tried together with the entries.
  tryDataSheet(session.workbook);
  const applied = applyPlan(shown, entries, knownOptions(choices.options));
  const beginning = { ...noneStarted(run), ...storedJob(job), ...storedPlan(applied.header), ...storedSend(session, run) };
  const plan = { ...applied, beginning };
  // What was changed since the review is never sent.
  return { job, plan: shown.changed.size > 0 ? openPlan(session, storeForSure(session, plan).header) : plan };
}

/** Throws StopError if the plan is for another Catalog. */
function assertSamePlanConnection({ client: { connection } }: Session, { connection: id, host }: PlanHeader): void {
  if (id !== connection.id)
    throw new StopError('other-connection', say`This review is for ${host}.`, say`Connect to ${host}, or review again.`);
}

/** Throws StopError unless this user has reviewed the plan, and the page shows what was sealed then. */
function assertShown(session: Session, { header, entries, sealer, changed, isCutOff }: OpenPlan, page: string): void {
  const requests = new Set(entries.map(({ request }) => request));
  const isIntact = requests.size === 0 || changed.size < requests.size;
  if (sealer && isIntact && page === header.page) return;
  // A job of it, which a killed run has left, would block other sends.
  endJob(session.document, header.run);
  if (!sealer) throw notReviewed();
  if (isCutOff) throw notBegun();
  if (!isIntact) throw changedPlan();
  throw new StopError('changed-plan', 'This page doesn’t show what was reviewed. No changes were sent.', 'Review again.');
}

function progressOf(job: SendJob, plan: OpenPlan, isDone: boolean): SendProgress {
  return { job, header: plan.header, entries: plan.entries, done: isDone, isReviewNeeded: plan.sealer === undefined };
}

/** Returns the options that some operation has, each once. A page could name any others. */
function knownOptions(chosen: readonly string[]): string[] {
  const calls = resources.flatMap(({ writes }) => Object.values(writes));
  const names = calls.flatMap((call) => (call?.options ?? []).map(({ name }) => name));
  return Array.from(new Set(chosen.filter((name) => names.includes(name))));
}

/**
 * Sends batches until `deadline` or the end, at least one. Entries are read again for each batch, under the lock, because another
 * window could be sending the same plan. Throws CatalogError if Catalog can't be reached at all. The rest stays planned.
 */
export function stepSend(session: Session, job: SendJob, deadline: number): SendProgress {
  assertWritable(session);
  for (;;) {
    const progress = noteRefusedKey(session, job.id, () => stepOnce(session, job, deadline));
    if (progress.done || progress.waitSeconds !== undefined || session.clock.now() >= deadline) return progress;
  }
}

function stepOnce(session: Session, job: SendJob, deadline: number): SendProgress {
  return withLock(session, GO_ON, (): SendProgress => {
    const end = Math.min(deadline, session.clock.now() + MAX_LOCKED_MS);
    const present = renewLease(session, readSendJob(session, job.id));
    assertStorageRoom(session.document);
    saveJob(session.document, present);
    const header = readPlan(session.document, job.plan);
    if (!header.applied) {
      endSend(session, job, undefined);
      throw notBegun();
    }
    // The connection of the job isn't sealed.
    assertSamePlanConnection(session, header);
    return sendUntil(session, job, openPlan(session, header), end);
  });
}

/** Sends the next batch of a plan, or as much of it as there is time for. */
function sendUntil(session: Session, job: SendJob, open: OpenPlan, end: number): SendProgress {
  const { plan, waitSeconds } = advanceSend(session, open, () => session.clock.now() < end);
  const stored = { ...storedPlan(withOutcome(plan.header, plan.entries)), ...storedRequests(session) };
  const isDone = finish(session, job, plan, stored);
  return { ...progressOf(job, plan, isDone), ...(waitSeconds > 0 ? { waitSeconds } : {}) };
}

/** Shows the results that rows don't show yet, or else sends the next batch. Without a review by this user, nothing is sent. */
function advanceSend(session: Session, plan: OpenPlan, isTimeLeft: () => boolean): BatchResult {
  const unshown = findUnreflected(session, plan.entries);
  if (unshown.length > 0) {
    const begun = begin(session, plan);
    reflectAgain(session, unshown);
    return { plan: markReflected(session, begun, unshown), waitSeconds: 0 };
  }
  const known = plan.sealer ? plan : withoutUnsent(session, plan);
  const batch = nextBatch(session, known.entries);
  if (batch.length === 0) return { plan: known, waitSeconds: 0 };
  return known.sealer ? sendBatch(session, known, batch, isTimeLeft) : settleBatch(session, known, batch);
}

/** Returns a plan in which only requests are open that could have been sent. */
function withoutUnsent(session: Session, plan: OpenPlan): OpenPlan {
  const { started } = plan;
  const intents = new Set(readIntents(session.document).map(({ id }) => id));
  const wasStarted = ({ request, operation, key }: JournalEntry) =>
    started?.has(request) === true || (operation === 'create' && intents.has(key));
  const entries = plan.entries.map((entry) =>
    isToSend(entry) && entry.state === 'planned' && wasStarted(entry) ? advance(entry, 'send', detailsNow(session, '')) : entry,
  );
  return skipUnsent(session, { ...plan, entries });
}

/** Returns the error for a send that was killed before the plan was marked as sent. Your choices are lost with it. */
function notBegun(): StopError {
  return new StopError('not-begun', 'This send stopped before it started. No changes were sent.', 'Review again.');
}

/** One send at a time: two would show the outcomes of each other's rows as edits. */
function assertNoOpenSend(session: Session, run: string): void {
  const other = openSend(session, run);
  if (!other) return;
  assertLeaseHolder(session, other);
  throw new StopError('send-open', say`A send started at ${timeOf(session, other)} hasn’t finished.`, 'Resume or cancel it first.');
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
  throw new StopError('not-confirmed', [...guard.why, say`No changes were sent.`].join(' '), say`Type “${guard.words}” to confirm.`);
}

/** What learners see is changed only on purpose. Taking Catalog's values into cells changes nothing there. */
function assertProductionConfirmed({ client: { connection } }: Session, entries: readonly JournalEntry[], { production }: Choices): void {
  if (connection.kind === 'test' || production || !entries.some(isToSend)) return;
  throw new StopError(
    'not-confirmed',
    say`${connection.host} is a production Catalog. No changes were sent.`,
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

/** Stores what a plan has come to. If all of it has a result that its row shows, ends the job, and returns true. */
function finish(session: Session, job: SendJob, plan: OpenPlan, outcome: Record<string, string>): boolean {
  const isDone = !plan.entries.some(isOpen) && findUnreflected(session, plan.entries).length === 0;
  const stored = { ...outcome, ...(isDone ? endedSend(session.document, job.plan, plan.entries) : {}) };
  if (Object.keys(stored).length > 0) session.document.setAll(stored);
  if (isDone) endSend(session, job, plan);
  return isDone;
}

/** Ends the job of a send. Without a plan that can be believed, the results of its creates aren't known, and their intents stay. */
function endSend(session: Session, job: SendJob, plan: OpenPlan | undefined): void {
  // Only a job that is still there goes on: what it has left must be in the file before that.
  session.workbook.flush();
  const entries = plan?.sealer ? plan.entries : [];
  const unconfirmed = new Set(entries.filter(({ state }) => state === 'unconfirmed').map(({ request }) => request));
  const known = new Set(entries.map(({ request }) => request).filter((request) => !unconfirmed.has(request)));
  removeIntentsOf(session.document, job.plan, { known, now: session.clock.now() });
  endJob(session.document, job.id);
}

/** Stores that the rows of writes show their results. */
function markReflected(session: Session, plan: OpenPlan, writes: readonly Write[]): OpenPlan {
  return saveEntries(
    session.workbook,
    plan,
    changeEntriesOf(plan.entries, writes, (entry) => ({ ...entry, reflected: true })),
  );
}

/** Ends a send before its next request: what is still planned is skipped. */
export function cancelSend(session: Session, job: SendJob): void {
  withLock(session, GO_ON, () => {
    assertLeaseHolder(session, job);
    let canceled: OpenPlan | undefined;
    try {
      const open = openPlan(session, readPlan(session.document, job.plan));
      releaseRows(session, open.entries);
      const entries = open.entries.map((entry) => (isOpen(entry) ? cancelEntry(session, entry) : entry));
      const plan = saveEntries(session.workbook, open, entries);
      canceled = plan;
      // What was done until now stays in the send history, and can be undone.
      if (entries.some(hasOutcome)) savePlan(session.document, withOutcome(plan.header, entries));
      const unshown = findUnreflected(session, entries);
      // Records with the same IDs in another Catalog aren't those of its rows.
      if (job.connection === session.client.connection.id) reflectAgain(session, unshown);
      else showOutcomes(session, unshown, 'final');
      markReflected(session, plan, unshown);
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
