// A connection that was made to read only: whatever would write says no before it begins.
import { StopError } from '../../base/problem.ts';
import type { Session } from './session.ts';

export function assertWritable({ client: { connection } }: Pick<Session, 'client'>): void {
  if (!connection.readOnly) return;
  throw new StopError(
    'read-only',
    `Your connection to ${connection.host} is read-only, so you can’t send or undo.`,
    'To send, connect again with “Read-only” turned off.',
  );
}
