// Values that a create earlier in the same plan gives, such as the Canvas user id of a person who is to be enrolled.

import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { moveAll } from '../plan/entry-state.ts';
import { readIntent } from '../plan/intent.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Write } from './batch.ts';
import { fieldOf } from './read-back.ts';

/**
 * Fills in these values from the created records. They are read for each attempt and never stored with the plan, so that it
 * stays as it was shown. A write that gets none is not sent, and says why.
 */
export function fillDeferredValues(session: Session, writes: readonly Write[], plan: readonly JournalEntry[]): void {
  for (const write of writes) {
    for (const entry of write.entries) {
      if (entry.dependsOn === '') continue;
      const source = plan.find((other) => other.key === entry.dependsOn && other.operation === 'create');
      const found = source && valueFrom(session, source, fieldOf(write, entry)?.finds?.take ?? '');
      if (found !== undefined && typeof found !== 'string') entry.value = found.value;
      else end(session, write, found ?? 'the record it depends on isn’t in this review');
    }
  }
}

/** The value, or why there is none. */
function valueFrom(session: Session, source: JournalEntry, take: string): { value: JournalEntry['value'] } | string {
  const { one } = resourceOf(source.resource);
  if (source.state !== 'done' || source.createdKey === '') return `the ${one} ${source.caption} wasn’t created`;
  const [answer] = session.client.readMany(resourceOf(source.resource), [source.createdKey]);
  if (answer && 'failed' in answer) throw answer.failed;
  const value = answer && 'found' in answer ? answer.found.values[take] : undefined;
  return value === undefined || value === null ? `the new ${one} ${source.caption} doesn’t have the required ID yet` : { value };
}

/** One that may have been sent by an earlier run is never called failed. */
function end(session: Session, write: Write, why: string): void {
  const [first] = write.entries;
  const isSent = first?.state === 'sending' || readIntent(session.document, first?.key ?? '') !== undefined;
  moveAll(session, write.entries, isSent ? 'uncertain' : 'failed', why);
}
