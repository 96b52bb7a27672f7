// One batch of a send: precheck, write, read back, and store the result of each entry.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, isToSend } from '../plan/entry-state.ts';
import { type PlanHeader, writeEntryStates } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { advanceWrite, type Write, withEntriesOf } from '../plan/write.ts';
import { claimRows, fillDeferredValues, reconcileCreates, recoverInterruptedCreates, refuseExisting } from './creates.ts';
import { acceptTheirs, precheck } from './precheck.ts';
import { holdRest, isKeyRefused, type Reconciled, reconcile } from './reconcile.ts';
import { showOutcomes, withUnshown } from './reflect-outcomes.ts';

const MAX_WAIT = 20;
/** Milliseconds between two looks at a job in Catalog. */
const JOB_WAIT = 2_000;
/** A job of 1,000 SKUs ends within minutes. */
const MAX_JOB_MS = 1_800_000;

/** The entries of the plan after a batch, and the seconds to wait before the next one if the result of a create isn't known yet. */
export interface BatchResult {
  entries: readonly JournalEntry[];
  waitSeconds: number;
}

/**
 * Sends one batch and stores its results in journal, rows, and snapshot. Throws CatalogError if Catalog can't be read at all or
 * refuses the key.
 */
export function sendBatch(session: Session, header: PlanHeader, entries: readonly JournalEntry[], batch: readonly Write[]): BatchResult {
  const { scope } = session.client.connection;
  const known = (header.scope ?? scope) === scope ? batch : batch.map((write): Write => ({ ...write, otherKey: true }));
  const { writes, waitSeconds } = prepare(session, known, entries);
  if (waitSeconds > 0) return { entries, waitSeconds };
  const going = writes.filter(isGoing).map((write) => advanceWrite(session, write, 'send', write.entries[0]?.note ?? ''));
  // Writes of an interrupted run are done already, and this run can be interrupted, too.
  const ended = writes.filter((write) => !isGoing(write)).map(withStored);
  const present = withEntriesOf(entries, [...going, ...ended]);
  if (going.length > 0) {
    writeEntryStates(session.workbook, header, present);
    session.workbook.flush();
  }
  const sent = sendAll(session, header, going);
  const finished = [...ended, ...sent.writes.map(withStored)];
  const results = withEntriesOf(sent.writes.some(({ overdone }) => overdone) ? holdRest(session, present, going) : present, finished);
  writeEntryStates(session.workbook, header, results);
  // The journal first: if the run is killed before it writes the rows, the next run writes them.
  session.workbook.flush();
  const shown = withUnshown(finished, showOutcomes(session, finished, 'final'));
  const reflected = withEntriesOf(results, shown.map(asReflected));
  writeEntryStates(session.workbook, header, reflected);
  if (sent.failure !== undefined) throw sent.failure;
  return { entries: reflected, waitSeconds: 0 };
}

/** Looks at Catalog before anything is sent. */
function prepare(session: Session, batch: readonly Write[], entries: readonly JournalEntry[]): { writes: Write[]; waitSeconds: number } {
  if (batch[0]?.entries[0]?.operation === 'create') {
    const recovered = recoverInterruptedCreates(session, fillDeferredValues(session, batch, entries));
    if (recovered.waitSeconds > 0) return recovered;
    return { writes: claimRows(session, refuseExisting(session, recovered.writes)), waitSeconds: 0 };
  }
  if (jobOf(batch) !== '') return { writes: followJob(session, batch), waitSeconds: 0 };
  return { writes: precheck(session, batch, entries).map((write) => acceptTheirs(session, write)), waitSeconds: 0 };
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

/** Returns a write whose row shows its result, if it has one. */
function asReflected(write: Write): Write {
  const reflect = (entry: JournalEntry) => ({ ...entry, reflected: !isOpen(entry) });
  return { ...write, entries: write.entries.map(reflect), taken: write.taken.map(reflect) };
}

function waitAsAsked(session: Session, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MAX_WAIT, Math.max(0, ...waits));
  if (seconds > 0) session.clock.sleep(seconds * 1000);
}
