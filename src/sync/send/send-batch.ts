// One batch of a send: precheck, write, read back, and store the result of each entry.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { advance, detailsNow, isOpen, isToSend } from '../plan/entry-state.ts';
import { type OpenPlan, saveEntries } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { PlanHeader } from '../plan/plan-header.ts';
import { clearStarted, markStarted } from '../plan/started.ts';
import { advanceWrite, firstOf, type Write, withEntriesOf } from '../plan/write.ts';
import { claimRows, fillDeferredValues, reconcileCreates, recoverInterruptedCreates, refuseExisting } from './creates.ts';
import { acceptTheirs, precheck } from './precheck.ts';
import { holdRest, isKeyRefused, type Reconciled, reconcile } from './reconcile.ts';
import { showOutcomes, withUnshown } from './reflect-outcomes.ts';

const MAX_WAIT = 20;
/** Milliseconds between two looks at a job in Catalog. */
const JOB_WAIT = 2_000;
/** A job of 1,000 SKUs ends within minutes. */
const MAX_JOB_MS = 1_800_000;

/** A plan after a batch, and the seconds to wait before the next one if the result of a create isn't known yet. */
export interface BatchResult {
  plan: OpenPlan;
  waitSeconds: number;
}

/**
 * Sends one batch and stores its results in journal, rows, and snapshot. Throws CatalogError if Catalog can't be read at all or
 * refuses the key.
 */
export function sendBatch(session: Session, plan: OpenPlan, batch: readonly Write[]): BatchResult {
  const { writes, waitSeconds } = prepare(session, plan, withKeyOf(session, plan.header, batch));
  if (waitSeconds > 0) return { plan, waitSeconds };
  const going = writes.filter(isGoing).map((write) => advanceWrite(session, write, 'send', write.entries[0]?.note ?? ''));
  // Writes of an interrupted run are done already, and this run can be interrupted, too.
  const ended = writes.filter((write) => !isGoing(write)).map(withStored);
  const begun = going.length > 0 ? begin(session, plan, going, ended) : plan;
  const sent = sendAll(session, plan.header, going);
  const isOverdone = sent.writes.some(({ overdone }) => overdone);
  const finished = [...ended, ...sent.writes.map(withStored)];
  const results = withEntriesOf(isOverdone ? holdRest(session, begun.entries, going) : begun.entries, finished);
  const saved = showResults(session, saveEntries(session.workbook, begun, results), finished);
  clearStarted(session.document, plan.header.run, requestsOf(sent.writes.filter(isGoing)));
  if (sent.failure !== undefined) throw sent.failure;
  return { plan: saved, waitSeconds: 0 };
}

/**
 * Looks up what has become of writes that could have been sent before, and sends none. What wasn't done is skipped: its edit is
 * still in its row, for the next review.
 */
export function settleBatch(session: Session, plan: OpenPlan, batch: readonly Write[]): BatchResult {
  const { writes, waitSeconds } = lookUpResults(session, plan, withKeyOf(session, plan.header, batch));
  if (waitSeconds > 0) return { plan, waitSeconds };
  const known = writes.map(withStored);
  // The row of a create gets back the Status of a row that is to be created.
  const shown = showResults(session, saveEntries(session.workbook, plan, withEntriesOf(plan.entries, known)), known);
  return { plan: skipUnsent(session, shown), waitSeconds: 0 };
}

/** Skips what is planned and wasn't sent. */
export function skipUnsent(session: Session, plan: OpenPlan): OpenPlan {
  const details = detailsNow(session, 'not sent: review again');
  const skip = (entry: JournalEntry) =>
    isOpen(entry) && entry.state === 'planned' ? { ...advance(entry, 'skip', details), reflected: true } : entry;
  return saveEntries(session.workbook, plan, plan.entries.map(skip));
}

function withKeyOf(session: Session, { scope }: PlanHeader, batch: readonly Write[]): readonly Write[] {
  const present = session.client.connection.scope;
  return (scope ?? present) === present ? batch : batch.map((write): Write => ({ ...write, otherKey: true }));
}

/** Stores that writes are about to be sent: first outside the sheet, where no one can take it back. */
function begin(session: Session, plan: OpenPlan, going: readonly Write[], ended: readonly Write[]): OpenPlan {
  markStarted(session.document, plan.header.run, requestsOf(going));
  const saved = saveEntries(session.workbook, plan, withEntriesOf(plan.entries, [...going, ...ended]));
  session.workbook.flush();
  return saved;
}

/** Shows the results of writes in their rows, after the journal: if the run is killed in between, the next run shows them. */
function showResults(session: Session, plan: OpenPlan, writes: readonly Write[]): OpenPlan {
  session.workbook.flush();
  const shown = withUnshown(writes, showOutcomes(session, writes, 'final'));
  return saveEntries(session.workbook, plan, withEntriesOf(plan.entries, shown.map(asReflected)));
}

/** Returns a write whose row shows its result, if it has one. */
function asReflected(write: Write): Write {
  const reflect = (entry: JournalEntry) => ({ ...entry, reflected: !isOpen(entry) });
  return { ...write, entries: write.entries.map(reflect), taken: write.taken.map(reflect) };
}

/** Looks at Catalog before anything is sent. */
function prepare(session: Session, plan: OpenPlan, batch: readonly Write[]): { writes: Write[]; waitSeconds: number } {
  const found = lookUpResults(session, plan, batch);
  if (found.waitSeconds > 0 || !isCreate(batch)) return found;
  return { writes: claimRows(session, refuseExisting(session, found.writes)), waitSeconds: 0 };
}

/** Returns writes with the results that Catalog shows by now, and the others as planned. */
function lookUpResults(session: Session, { entries }: OpenPlan, batch: readonly Write[]): { writes: Write[]; waitSeconds: number } {
  if (isCreate(batch)) return recoverInterruptedCreates(session, fillDeferredValues(session, batch, entries));
  if (jobOf(batch) !== '') return { writes: followJob(session, batch), waitSeconds: 0 };
  return { writes: precheck(session, batch, entries).map((write) => acceptTheirs(session, write)), waitSeconds: 0 };
}

function isCreate([write]: readonly Write[]): boolean {
  return write?.entries[0]?.operation === 'create';
}

function requestsOf(writes: readonly Write[]): string[] {
  return writes.flatMap((write) => firstOf(write)?.request ?? []);
}

function isGoing(write: Write): boolean {
  return write.entries.some((entry) => isToSend(entry) && entry.state === 'planned');
}

/** Sends writes, and returns them with their results. */
function sendAll(session: Session, header: PlanHeader, going: readonly Write[]): { writes: readonly Write[]; failure?: unknown } {
  const [first] = going;
  if (!first) return { writes: [] };
  const operation = first.entries[0]?.operation ?? 'update';
  const isCreate = operation === 'create';
  const { options = [] } = first.resource.writes[operation] ?? {};
  const outcomes = session.client.writeMany(
    going.map(({ resource, entries, before }) => ({
      resource,
      operation,
      ...(isCreate ? {} : { key: entries[0]?.key ?? '' }),
      values: Object.fromEntries(
        entries.flatMap((each) => (each.value === undefined || !isToSend(each) ? [] : [[each.field, each.value]])),
      ),
      record: before,
      options: Object.fromEntries(options.map(({ name }) => [name, header.options.includes(name)])),
    })),
  );
  const result: Reconciled = isCreate ? { writes: reconcileCreates(session, going, outcomes) } : reconcile(session, going, outcomes);
  waitAsAsked(session, outcomes);
  const refused = outcomes.some(isKeyRefused) ? new CatalogError('wrong-key', session.client.connection.host, { status: 401 }) : undefined;
  return { writes: result.writes, failure: result.failure ?? refused };
}

/** Returns the job in Catalog that does these writes, or `''`. */
function jobOf([write]: readonly Write[]): string {
  const [entry] = write?.entries ?? [];
  return entry?.state === 'sending' ? entry.job : '';
}

/**
 * Reads the progress of the job after a pause. Once it has ended, the records show the result of each write. A job that doesn't end
 * isn't waited for any longer.
 */
export function followJob(session: Session, writes: readonly Write[]): Write[] {
  const id = jobOf(writes);
  session.clock.sleep(JOB_WAIT);
  const job = session.client.job(id);
  const isOverdue = session.clock.now() - Date.parse(writes[0]?.entries[0]?.at ?? '') > MAX_JOB_MS;
  if (job && !job.ended && !isOverdue) return [...writes];
  const message = job?.problems.join(' ') || `the result of Catalog job ${id} is unknown`;
  const outcome: WriteOutcome =
    job?.ended && job.problems.length === 0 ? { outcome: 'done' } : { outcome: job?.ended ? 'mixed' : 'unknown', serverMessage: message };
  const isItsWrite = ({ entries: [entry] }: Write) => entry?.job === id;
  const mine = writes.filter(isItsWrite);
  const { writes: done } = reconcile(
    session,
    mine,
    mine.map(() => outcome),
  );
  return [...done, ...writes.filter((write) => !isItsWrite(write))];
}

/** Returns a write that remembers for an undo what Catalog had after it. */
function withStored(write: Write): Write {
  const { entries, after } = write;
  if (!after) return write;
  return { ...write, entries: entries.map((entry) => (entry.state === 'done' ? { ...entry, stored: after[entry.field] } : entry)) };
}

function waitAsAsked(session: Session, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MAX_WAIT, Math.max(0, ...waits));
  if (seconds > 0) session.clock.sleep(seconds * 1000);
}
