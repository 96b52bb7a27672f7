// Writes that a job in Catalog does, such as the rows of an uploaded file.
import { sayHere } from '../../base/say.ts';
import type { WriteOutcome } from '../../catalog/client.ts';
import type { Session } from '../jobs/session.ts';
import type { Write } from '../plan/write.ts';
import { reconcile } from './reconcile.ts';

/** Milliseconds between two looks at a job in Catalog. */
const JOB_WAIT = 2_000;
/** A job of 1,000 SKUs ends within minutes. */
const MAX_JOB_MS = 1_800_000;

/** Returns the job in Catalog that does these writes, or `''`. */
export function jobOf([write]: readonly Write[]): string {
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
  const message = job?.problems.join(' ') || sayHere`the result of Catalog job ${id} is unknown`;
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
