// The lease of a job: the user who runs it holds it, and renews it with each step. A lease that wasn't renewed for 10 minutes has
// expired, and a colleague whose key has the same access can take the job over.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
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
 * Returns the job with a renewed lease, held by this user. Throws StopError if a colleague holds it, if only they can resume the job,
 * or if the connection, the type of Catalog, or the key isn't the one that the job started with.
 */
export function renewLease<J extends Job>(session: Session, job: J): J {
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
  return { ...job, by: session.who, scope, keyRefused: undefined, at: session.clock.now() };
}

/** Throws StopError if a colleague holds the lease of this job. */
export function assertLeaseHolder(session: Session, job: Job): void {
  if (!isHeldByOther(session, job)) return;
  throw new StopError(
    'somebody-running',
    job.kind === 'send'
      ? say`A colleague has been sending changes in this spreadsheet since ${timeOf(session, job)}.`
      : say`A colleague has been pulling in this spreadsheet since ${timeOf(session, job)}.`,
    'Wait until it finishes. After 10 minutes without progress, you can resume or cancel it.',
  );
}

/** Throws StopError if a colleague's job works on one of these tabs. A pull without a tab yet creates the tab of its resource. */
export function assertTabsFree(session: Session, own: string, sheets: readonly (number | undefined)[], resource?: string): void {
  for (const job of readJobs(session.document)) {
    const touches =
      job.kind === 'send'
        ? job.sheets.some((sheet) => sheets.includes(sheet))
        : sheets.includes(job.sheet) && (job.sheet !== undefined || makesTab(session, job, resource));
    if (job.id !== own && touches) assertLeaseHolder(session, job);
  }
}

/** Returns whether a pull without a tab creates the first one of this resource for the same Catalog. */
function makesTab({ client }: Session, job: PullJob, resource: string | undefined): boolean {
  return job.resource === resource && job.connection === client.connection.id;
}

/** Returns an unfinished send to this Catalog, other than this one. */
export function openSend(session: Session, own?: string): SendJob | undefined {
  const { id } = session.client.connection;
  return readJobs(session.document).find((job): job is SendJob => job.kind === 'send' && job.connection === id && job.id !== own);
}

/** Returns when a job started, such as `14:05`, on the clock of the spreadsheet. */
export function timeOf(session: Session, { since }: Lease): string {
  return new Date(since + offsetAt(session.workbook.timeZone(), since)).toISOString().slice(11, 16);
}

function isHeldByOther(session: Session, job: Job): boolean {
  return job.by !== session.who && session.clock.now() - job.at < LEASE_TIMEOUT_MS;
}
