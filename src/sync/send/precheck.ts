// The read just before a write: it decides whether the write is still sent, was done already, or is stale.
import { looksDone, removes, updates } from '../../catalog/resource.ts';
import type { Session } from '../jobs/session.ts';
import { already, invisible, move, moveAll } from '../plan/entry-state.ts';
import { affectedRecords } from '../plan/other-records.ts';
import type { Write } from '../plan/write.ts';
import { isNonIdempotent, isReadable, matchesReviewed, matchesSent, readAll } from './read-back.ts';

/** Reads each record just before its write. Changed records become stale, and what an interrupted run sent isn't sent twice. */
export function precheck(session: Session, writes: readonly Write[]): void {
  const results = readAll(session.client, writes);
  writes.forEach((write, index) => {
    const result = results[index];
    const [first] = write.entries;
    if (!result || !first) return;
    const isUpdate = updates(write.resource, first.operation);
    const call = write.resource.writes[first.operation];
    if ('failed' in result) moveAll(session, write.entries, 'fail', result.failed.serverMessage ?? result.failed.code);
    else if ('gone' in result) {
      if (call?.unseen) moveAll(session, write.entries, 'plan', first.note);
      // A 404 proves a record deleted only for the key of the review.
      else if (write.otherKey) moveAll(session, write.entries, first.state === 'sending' ? 'lose' : 'fail', invisible);
      else if (removes(call)) moveAll(session, write.entries, 'succeed', first.state === 'sending' ? '' : already.deleted);
      else moveAll(session, write.entries, 'fail', 'no longer in Catalog');
    } else {
      const { values } = result.found;
      write.before = values;
      const arrived = first.state === 'sending' && isUpdate && write.entries.every((entry) => matchesSent(write, entry, values));
      if (!isUpdate && looksDone(write.resource, first.operation, values)) {
        moveAll(session, write.entries, 'succeed', first.state === 'sending' ? '' : already.done);
        write.after = values;
      } else if (first.state === 'sending' && isNonIdempotent(write) && !(arrived && isReadable(write, values))) {
        moveAll(session, write.entries, 'lose', 'interrupted before Catalog responded');
      } else if (arrived) {
        moveAll(session, write.entries, 'succeed', '');
        write.after = values;
      } else if (write.entries.every((entry) => entry.field === '' || matchesReviewed(write, entry, values)))
        moveAll(session, write.entries, 'plan', first.note);
      else moveAll(session, write.entries, 'outdate', 'changed in Catalog since the review');
    }
  });
  const going = writes.filter(({ entries: [entry] }) => entry?.state === 'planned');
  if (wouldAffectOthers(session, going))
    for (const { entries } of going) moveAll(session, entries, 'outdate', 'would also remove learners added since the review');
  else for (const { entries } of going.filter(isUncheckable)) moveAll(session, entries, 'fail', 'can’t be checked with this API key');
}

/** Returns whether a write affects records that only the key of the review is known to see. */
function isUncheckable({ resource, otherKey, entries: [entry] }: Write): boolean {
  return otherKey === true && resource.writes[entry?.operation ?? '']?.allOrNothing !== undefined;
}

/** Returns whether these writes would affect more records than they name. Throws CatalogError if that can't be read. */
function wouldAffectOthers(session: Session, writes: readonly Write[]): boolean {
  const [{ resource, entries } = {}] = writes;
  const operation = entries?.[0]?.operation ?? '';
  const field = resource?.writes[operation]?.allOrNothing;
  if (!resource || field === undefined) return false;
  const value = entries?.find((entry) => entry.field === field)?.server;
  const shown = new Set(writes.map((write) => write.entries[0]?.key));
  return affectedRecords(session, resource, operation, String(value)).some(({ key }) => !shown.has(key));
}

/** Takes entries whose Catalog value you chose out of the write. Their cells will show the record as it was just read. */
export function acceptTheirs(session: Session, write: Write): void {
  write.taken = write.entries.filter((entry) => entry.decision === 'theirs' && entry.state === 'planned');
  if (write.taken.length === 0) return;
  for (const entry of write.taken) move(session, entry, 'skip', 'kept Catalog’s value');
  write.entries = write.entries.filter((entry) => !write.taken.includes(entry));
  write.after = write.before;
}
