// A connection that was made to read only: whatever would write says no before it begins.
import { StopError } from '../tabs/problem.ts';
import type { World } from './world.ts';

export function refuseReadOnly({ client: { connection } }: Pick<World, 'client'>): void {
  if (!connection.readOnly) return;
  throw new StopError(
    'read-only',
    `You are connected to ${connection.host} to read only, so nothing is sent or undone.`,
    'To send, connect again without “Read only”.',
  );
}
