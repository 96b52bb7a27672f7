// Nobody else in this document writes while a run does.
import { StopError } from '../../base/problem.ts';
import type { Session } from './session.ts';

const WAIT = 10_000;

/** Works under the document lock. Throws a StopError that ends with `todo` where the lock cannot be had in time. */
export function withLock<T>(session: Pick<Session, 'lock'>, todo: string, work: () => T): T {
  const done = session.lock.hold(WAIT, () => ({ result: work() }));
  if (done) return done.result;
  throw new StopError('busy', 'Someone else is refreshing or sending in this spreadsheet.', todo);
}
