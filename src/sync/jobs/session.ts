// What a command works with: the open file, the connection's client, time, and the lock of the file. Checks that need only
// these are here, because every room of sync uses them.

import { StopError } from '../../base/problem.ts';
import { said, say } from '../../base/say.ts';
import type { Client } from '../../catalog/client.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Clock, Lock, Properties, Workbook } from '../../platform/ports.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';

export interface Session {
  workbook: Workbook;
  client: Client;
  document: Properties;
  clock: Clock;
  lock: Lock;
  /** The user, as an ID that differs for each user of the file. */
  who: string;
  /** Returns the signature of an ASCII text under this user's secret. */
  sign(text: string): string;
}

const LOCK_WAIT_MS = 10_000;

/** What to do if the lock isn't free, for work that can simply be done again. */
export const TRY_AGAIN = 'Wait a minute, then try again.';

/** Works under the document lock, so that no other run writes to the file. Throws a StopError that ends with `todo`, in English here, if the lock isn't free in time. */
export function withLock<T>(session: Pick<Session, 'lock'>, todo: string, work: () => T): T {
  const done = session.lock.hold(LOCK_WAIT_MS, () => ({ result: work() }));
  if (done) return done.result;
  throw new StopError('busy', say`Someone else is refreshing or sending in this spreadsheet.`, said(todo));
}

/** Throws StopError if the connection is read-only. Called before anything is written. */
export function assertWritable({ client: { connection } }: Pick<Session, 'client'>): void {
  if (!connection.readOnly) return;
  throw new StopError(
    'read-only',
    say`Your connection to ${connection.host} is read-only, so you can’t send or undo.`,
    'To send, connect again with “Read-only” turned off.',
  );
}

/** Returns whether a tab exists and shows this resource of the connected Catalog. */
export function showsResource({ client, workbook }: Session, tab: TabEntry, resource: Resource): boolean {
  return tab.resource === resource.name && tab.connection === client.connection.id && workbook.sheet(tab.sheet) !== undefined;
}

/** Returns the error for a tab of another Catalog, whose records would be matched to the wrong rows. */
export function otherConnection(session: Session, tab: TabEntry): StopError {
  return new StopError(
    'other-connection',
    say`The “${session.workbook.sheet(tab.sheet)?.name() ?? ''}” tab was pulled from ${tab.host}, but you’re connected to ${session.client.connection.host}.`,
    say`Connect to ${tab.host}, or choose another tab.`,
  );
}
