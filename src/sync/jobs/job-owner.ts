// A job belongs to the connection that it started with. Another Catalog, another type of Catalog, or another key pauses it.

import { StopError } from '../../base/problem.ts';
import { noun, said, say } from '../../base/say.ts';
import type { Connection } from '../../catalog/wire/connection.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Properties } from '../../platform/ports.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { hasJob, type Job, type Origin, readJob, saveJob } from './job.ts';
import type { Session } from './session.ts';
import { shortLabel } from './stored-connection.ts';

export function originOf({ host, label, kind }: Connection): Origin {
  return { host, label: shortLabel(label), catalogKind: kind };
}

/** Returns the host and the label of a job. For a job of an earlier version, which stores no host, a tab of its connection has it. */
export function ownerOf(document: Properties, job: Job): { host: string; label?: string } {
  const tab = readTabs(document).find(({ connection }) => connection === job.connection);
  const host = job.host ?? tab?.host ?? say`another Catalog`;
  return { host, ...(job.label === undefined || job.label === host ? {} : { label: job.label }) };
}

/** Throws StopError if the spreadsheet is connected to another Catalog than the job's. */
export function assertSameCatalog(document: Properties, here: Pick<Connection, 'id' | 'host'>, job: Job): void {
  if (job.connection === here.id && (job.host ?? here.host) === here.host) return;
  const owner = ownerOf(document, job);
  throw new StopError(
    'other-connection',
    say`This ${noun(job.kind)} belongs to ${nameOf(owner)}, and you’re connected to ${here.host}.`,
    say`Connect to ${owner.host} to resume this ${noun(job.kind)}, or cancel it.`,
  );
}

/** Throws StopError unless Catalog and type of Catalog are those that the job started with. */
export function assertSameConnection(session: Session, job: Job): void {
  const { connection } = session.client;
  assertSameCatalog(session.document, connection, job);
  if ((job.catalogKind ?? connection.kind) === connection.kind) return;
  const owner = ownerOf(session.document, job);
  throw new StopError(
    'other-connection',
    say`This ${noun(job.kind)} started with ${nameOf(owner)} as a ${said(job.catalogKind ?? '')} Catalog. You’re connected to it as a ${said(connection.kind)} Catalog.`,
    say`Connect to ${owner.host} as a ${said(job.catalogKind ?? '')} Catalog to resume this ${noun(job.kind)}, or cancel it.`,
  );
}

/** Throws StopError if the job started with another key. Only a key that Catalog has refused is replaced by a new one. */
export function assertSameKey(session: Session, job: Job): void {
  if (job.scope === session.client.connection.scope || job.keyRefused) return;
  throw new StopError(
    'other-key',
    say`This ${noun(job.kind)} started with another API key for ${nameOf(ownerOf(session.document, job))}.`,
    say`Connect with that API key to resume this ${noun(job.kind)}, or cancel it.`,
  );
}

/** Does the work of a step. If Catalog refuses the key, the stored job remembers that a new one can continue it. */
export function noteRefusedKey<T>({ document }: Pick<Session, 'document'>, id: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CatalogError && error.code === 'wrong-key') {
      // Meanwhile, the job can have continued in another window, or ended.
      document.refresh();
      if (hasJob(document, id)) saveJob(document, { ...readJob(document, id), keyRefused: true });
    }
    throw error;
  }
}

function nameOf({ host, label }: { host: string; label?: string }): string {
  return label === undefined ? host : `${host} (“${label}”)`;
}
