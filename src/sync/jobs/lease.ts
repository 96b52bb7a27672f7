// Who drives a job, and when they last did. Nobody else interferes while it is alive; one that was left alone for ten minutes
// may be taken over by a colleague whose key sees the same.
import { StopError } from '../../base/problem.ts';
import { offsetAt } from '../../tabs/cells/time.ts';
import { type Job, type Lease, type PullJob, readJobs, type SendJob } from './job.ts';
import { assertSameConnection, assertSameKey, originOf } from './job-owner.ts';
import type { Session } from './session.ts';

const LEASE_TIMEOUT_MS = 600_000;

export function acquireLease(session: Session): Lease {
  const now = session.clock.now();
  const { connection } = session.client;
  return { by: session.who, scope: connection.scope, ...originOf(connection), since: now, at: now };
}

/**
 * Makes this person the driver, and gives a sign of life. Throws StopError where a colleague drives, or only they may go on, and
 * unless connection, type of Catalog, and key are those that the job started with.
 */
export function renewLease(session: Session, job: Job): void {
  assertSameConnection(session, job);
  assertLeaseHolder(session, job);
  const { id, scope } = session.client.connection;
  if (job.by !== session.who && (job.connection !== id || job.scope !== scope)) {
    throw new StopError(
      'waits-for-owner',
      'A colleague started this with a different API key. Only they can resume it.',
      'Ask them to resume or cancel it.',
    );
  }
  assertSameKey(session, job);
  job.by = session.who;
  job.scope = scope;
  job.keyRefused = undefined;
  job.at = session.clock.now();
}

/** Throws StopError where a colleague drives this job right now. */
export function assertLeaseHolder(session: Session, job: Job): void {
  if (!isHeldByOther(session, job)) return;
  throw new StopError(
    'somebody-running',
    `A colleague has been ${job.kind === 'send' ? 'sending changes' : 'pulling'} in this spreadsheet since ${timeOf(session, job)}.`,
    'Wait until it finishes. After 10 minutes without progress, you can resume or cancel it.',
  );
}

/** Throws StopError where a colleague works on one of these tabs right now. A pull without a tab yet makes the one of its resource. */
export function assertTabsFree(session: Session, own: string, sheets: readonly (number | undefined)[], resource?: string): void {
  for (const job of readJobs(session.document)) {
    const touches =
      job.kind === 'send'
        ? job.sheets.some((sheet) => sheets.includes(sheet))
        : sheets.includes(job.sheet) && (job.sheet !== undefined || makesTab(session, job, resource));
    if (job.id !== own && touches) assertLeaseHolder(session, job);
  }
}

/** Returns whether a pull without a tab makes the first one of this resource for the same Catalog. */
function makesTab({ client }: Session, job: PullJob, resource: string | undefined): boolean {
  return job.resource === resource && job.connection === client.connection.id;
}

/** A send to this Catalog that has not ended, other than this one. */
export function openSend(session: Session, own?: string): SendJob | undefined {
  const { id } = session.client.connection;
  return readJobs(session.document).find((job): job is SendJob => job.kind === 'send' && job.connection === id && job.id !== own);
}

/** `14:05` on the clock of the workbook. */
export function timeOf(session: Session, { since }: Lease): string {
  return new Date(since + offsetAt(session.workbook.timeZone(), since)).toISOString().slice(11, 16);
}

function isHeldByOther(session: Session, job: Job): boolean {
  return job.by !== session.who && session.clock.now() - job.at < LEASE_TIMEOUT_MS;
}
