// One batch of a send: precheck, write, read back, and store the result of each entry.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { isOpen, isToSend, moveAll } from '../plan/entry-state.ts';
import { type PlanHeader, writeEntryStates } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Write } from '../plan/write.ts';
import { claimRows, fillDeferredValues, reconcileCreates, recoverInterruptedCreates, refuseExisting } from './creates.ts';
import { acceptTheirs, precheck } from './precheck.ts';
import { holdRest, isKeyRefused, reconcile } from './reconcile.ts';
import { showOutcomes } from './reflect-outcomes.ts';

const MAX_WAIT = 20;
/** Milliseconds between two looks at a job in Catalog. */
const JOB_WAIT = 2_000;
/** A job of 1,000 SKUs ends within minutes. */
const MAX_JOB_MS = 1_800_000;

/**
 * Sends one batch and stores its results in journal, rows, and snapshot. Returns the seconds to wait before the next batch if the
 * result of a create isn't known yet. Throws CatalogError if Catalog can't be read at all or refuses the key.
 */
export function sendBatch(session: Session, header: PlanHeader, entries: readonly JournalEntry[], writes: Write[]): number {
  const { host, scope } = session.client.connection;
  if ((header.scope ?? scope) !== scope) for (const write of writes) write.otherKey = true;
  const creating = writes[0]?.entries[0]?.operation === 'create';
  if (creating) {
    fillDeferredValues(session, writes, entries);
    const wait = recoverInterruptedCreates(session, writes);
    if (wait > 0) return wait;
    refuseExisting(session, writes);
    claimRows(session, writes);
  } else if (jobOf(writes)) {
    followJob(session, writes);
  } else {
    precheck(session, writes, entries);
    for (const write of writes) acceptTheirs(session, write);
  }
  const going = writes.filter((write) => write.entries.some((entry) => isToSend(entry) && entry.state === 'planned'));
  let failure: unknown;
  for (const write of going) moveAll(session, write.entries, 'send', write.entries[0]?.note ?? '');
  // Writes of an interrupted run are done already, and this run can be interrupted, too.
  for (const write of writes) keepStored(write);

  if (going.length > 0) {
    writeEntryStates(session.workbook, header, entries);
    session.workbook.flush();
    const outcomes = session.client.writeMany(
      going.map(({ resource, entries: [first], entries: sent, before }) => ({
        resource,
        operation: first?.operation ?? 'update',
        ...(creating ? {} : { key: first?.key ?? '' }),
        values: Object.fromEntries(sent.flatMap((each) => (each.value === undefined || !isToSend(each) ? [] : [[each.field, each.value]]))),
        record: before,
        options: Object.fromEntries(
          (resource.writes[first?.operation ?? 'update']?.options ?? []).map(({ name }) => [name, header.options.includes(name)]),
        ),
      })),
    );
    if (creating) reconcileCreates(session, going, outcomes);
    else failure = reconcile(session, going, outcomes);
    if (outcomes.some(isKeyRefused)) failure ??= new CatalogError('wrong-key', host, { status: 401 });
    if (going.some((write) => write.overdone)) holdRest(session, entries, going);
    waitAsAsked(session, outcomes);
  }
  for (const write of writes) keepStored(write);
  writeEntryStates(session.workbook, header, entries);
  // The journal first: if the run is killed before it writes the rows, the next run writes them.
  session.workbook.flush();
  showOutcomes(session, writes, 'final');
  for (const entry of writes.flatMap((write) => [...write.entries, ...write.taken])) entry.reflected = !isOpen(entry);
  writeEntryStates(session.workbook, header, entries);
  if (failure !== undefined) throw failure;
  return 0;
}

/** Returns the job in Catalog that does these writes, from their note. */
function jobOf(writes: readonly Write[]): string | undefined {
  const [entry] = writes[0]?.entries ?? [];
  return entry?.state === 'sending' ? /^job ([\s\S]+)$/.exec(entry.note)?.[1] : undefined;
}

/**
 * Reads the progress of the job after a pause. Once it has ended, the records show the result of each write. A job that doesn't end
 * isn't waited for any longer.
 */
export function followJob(session: Session, writes: readonly Write[]): void {
  const id = jobOf(writes) ?? '';
  session.clock.sleep(JOB_WAIT);
  const job = session.client.job(id);
  const isOverdue = session.clock.now() - Date.parse(writes[0]?.entries[0]?.at ?? '') > MAX_JOB_MS;
  if (job && !job.ended && !isOverdue) return;
  const words = job?.problems.join(' ') || `the result of Catalog job ${id} is unknown`;
  const outcome: WriteOutcome =
    job?.ended && job.problems.length === 0 ? { outcome: 'done' } : { outcome: job?.ended ? 'mixed' : 'unknown', words };
  const mine = writes.filter((write) => write.entries[0]?.note === `job ${id}`);
  reconcile(
    session,
    mine,
    mine.map(() => outcome),
  );
}

/** Remembers for an undo what Catalog had after the write. */
function keepStored({ entries, after }: Write): void {
  for (const entry of entries) if (entry.state === 'done' && after) entry.stored = after[entry.field];
}

function waitAsAsked(session: Session, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MAX_WAIT, Math.max(0, ...waits));
  if (seconds > 0) session.clock.sleep(seconds * 1000);
}
