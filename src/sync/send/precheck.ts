// The read just before a write: it decides whether the write is still sent, was done already, or is stale.
import { looksDone, type Record_, removes, updates } from '../../catalog/resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { already, invisible, isDone, move, moveAll } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { affectedRecords } from '../plan/other-records.ts';
import { fieldOf, type Write } from '../plan/write.ts';
import { isNonIdempotent, isReadable, matchesReviewed, matchesSent, readAll } from './read-back.ts';

/** Reads each record just before its write. Changed records become stale, and what an interrupted run sent isn't sent twice. `entries` are those of the whole plan. */
export function precheck(session: Session, writes: readonly Write[], entries: readonly JournalEntry[] = []): void {
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
      } else if (
        write.entries.every(
          (entry) => entry.field === '' || matchesReviewed(write, entry, values) || matchesOwnLists(write, entry, { values, entries }),
        )
      )
        moveAll(session, write.entries, 'plan', first.note);
      else moveAll(session, write.entries, 'outdate', 'changed in Catalog since the review');
    }
  });
  const going = writes.filter(({ entries: [entry] }) => entry?.state === 'planned');
  if (wouldAffectOthers(session, going))
    for (const { entries } of going) moveAll(session, entries, 'outdate', 'would also remove learners added since the review');
  else for (const { entries } of going.filter(isUncheckable)) moveAll(session, entries, 'fail', 'can’t be checked with this API key');
}

/**
 * Returns whether the list of a record differs from the review only by what this plan has sent, such as the listings of a tag that it
 * removed from a course before it deletes the tag.
 */
function matchesOwnLists(write: Write, entry: JournalEntry, now: { values: Record_; entries: readonly JournalEntry[] }): boolean {
  const field = fieldOf(write, entry);
  const { resource } = write;
  const name = write.entries.find((each) => each.field === resource.caption)?.server;
  if (field?.kind !== 'ids' || typeof name !== 'string' || !Array.isArray(entry.server)) return false;
  const lists = now.entries.filter((each) => isDone(each) && namesOf(each) === resource.name);
  const has = (value: unknown) => Array.isArray(value) && value.includes(name);
  const removed = lists.filter(({ server, value }) => has(server) && !has(value)).map(({ key }) => key);
  const added = lists.filter(({ server, value }) => !has(server) && has(value)).map(({ key }) => key);
  const reviewed = (entry.server as readonly unknown[]).map(String).filter((key) => !removed.includes(key));
  const expected = new Set([...reviewed, ...added]);
  const present = now.values[field.name];
  return Array.isArray(present) && present.length === expected.size && present.every((key) => expected.has(String(key)));
}

/** Returns the resource whose captions the list of an entry holds. */
function namesOf({ resource, field: name }: JournalEntry): string | undefined {
  return resourceOf(resource).fields.find((field) => field.name === name)?.names;
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
