// A review in steps: each reads records for some seconds, and the last one makes the plan. Tabs are read in each, so the plan is of what they
// show at its end.

import { shortId } from '../../base/hash.ts';
import { decisionsText } from '../../tabs/memory/personal-data.ts';
import { type Session, withLock } from '../jobs/session.ts';
import type { RowChange } from '../plan/row-change.ts';
import { isQuick, NOTHING_READ, type ReadSoFar, readRecords, unreadOf } from './present-records.ts';
import { clearStaged, readStaged, stageRead } from './staged-records.ts';

export interface Steps {
  /** Reads records of changes, and stages them if there's no time for all. */
  read(changes: readonly RowChange[]): ReadSoFar;
  /** Returns what the next step continues, if records are staged. */
  reading(): string | undefined;
}

/** Returns what reads the records of changes while the page of the review opens: nothing if that takes longer than a few seconds. */
export function quickStep(session: Session): Steps {
  return {
    read: (changes) => (isQuick(session, changes) ? readRecords(session, changes, NOTHING_READ, () => true) : NOTHING_READ),
    reading: () => undefined,
  };
}

/** Returns what reads the records of changes until a time, and continues what an earlier step has staged. */
export function stepUntil(session: Session, until: number, earlier: string | undefined): Steps {
  let staged = earlier;
  const decisions = decisionsText(session.document);
  return {
    read(changes) {
      const before = earlier === undefined ? NOTHING_READ : readStaged(session, earlier);
      const read = readRecords(session, changes, before, () => session.clock.now() < until);
      if (unreadOf(changes, read).length > 0) {
        staged ??= shortId(session.clock.id());
        stageRead(session, staged, read, decisions);
      } else if (earlier !== undefined) withLock(session, 'Wait a minute, then review again.', () => clearStaged(session, earlier));
      return read;
    },
    reading: () => staged,
  };
}
