// The read just before a write: it decides whether the write is still sent, was done already, or is stale.
import { looksDone, type Record_, removes, updates } from '../../catalog/resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { advance, already, detailsNow, invisible, isDone } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { affectedRecords } from '../plan/other-records.ts';
import { advanceWrite, fieldOf, type Write } from '../plan/write.ts';
import { isNonIdempotent, isReadable, matchesReviewed, matchesSent, type ReadResult, readAll } from './read-back.ts';

/**
 * Compares each write with its record as it was read just before, and returns the writes. Changed records become stale, and what an
 * interrupted run sent isn't sent twice. `entries` are those of the whole plan.
 */
export function precheck(
  session: Session,
  writes: readonly Write[],
  entries: readonly JournalEntry[] = [],
  results: readonly ReadResult[] = readAll(session.client, writes),
): Write[] {
  const read = writes.map((write, index) => {
    const result = results[index];
    return result ? checked(session, write, { result, entries }) : write;
  });
  const going = read.filter(isPlanned);
  const end = (isEnded: (write: Write) => boolean, event: 'outdate' | 'fail', note: string) =>
    read.map((write) => (isPlanned(write) && isEnded(write) ? advanceWrite(session, write, event, note) : write));
  return wouldAffectOthers(session, going)
    ? end(() => true, 'outdate', 'would also remove learners added since the review')
    : end(isUncheckable, 'fail', 'can’t be checked with this API key');
}

function isPlanned({ entries: [entry] }: Write): boolean {
  return entry?.state === 'planned';
}

/** Returns a write whose record was just read. */
function checked(session: Session, write: Write, { result, entries }: { result: ReadResult; entries: readonly JournalEntry[] }): Write {
  const [first] = write.entries;
  if (!first) return write;
  const { resource } = write;
  const wasSent = first.state === 'sending';
  if ('failed' in result) return advanceWrite(session, write, 'fail', result.failed.serverMessage ?? result.failed.code);
  if ('gone' in result) {
    const call = resource.writes[first.operation];
    if (call?.unseen) return advanceWrite(session, write, 'plan', first.note);
    // A 404 proves a record deleted only for the key of the review.
    if (write.otherKey) return advanceWrite(session, write, wasSent ? 'lose' : 'fail', invisible);
    if (removes(call)) return advanceWrite(session, write, 'succeed', wasSent ? '' : already.deleted);
    return advanceWrite(session, write, 'fail', 'no longer in Catalog');
  }
  const { values } = result.found;
  const read: Write = { ...write, before: values };
  const isUpdate = updates(resource, first.operation);
  const arrived = wasSent && isUpdate && write.entries.every((entry) => matchesSent(write, entry, values));
  if (!isUpdate && looksDone(resource, first.operation, values))
    return { ...advanceWrite(session, read, 'succeed', wasSent ? '' : already.done), after: values };
  if (wasSent && isNonIdempotent(write) && !(arrived && isReadable(write, values)))
    return advanceWrite(session, read, 'lose', 'interrupted before Catalog responded');
  if (arrived) return { ...advanceWrite(session, read, 'succeed', ''), after: values };
  const isAsReviewed = (entry: JournalEntry) =>
    entry.field === '' || matchesReviewed(write, entry, values) || matchesOwnLists(write, entry, { values, entries });
  return write.entries.every(isAsReviewed)
    ? withRestores(advanceWrite(session, read, 'plan', first.note), values)
    : advanceWrite(session, read, 'outdate', 'changed in Catalog since the review');
}

/** Returns a write that remembers what its record has now, where that isn't what the review read. */
function withRestores(write: Write, values: Record_): Write {
  const entries = write.entries.map((entry) =>
    matchesReviewed(write, entry, values) ? entry : { ...entry, restores: values[entry.field] },
  );
  return { ...write, entries };
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
export function acceptTheirs(session: Session, write: Write): Write {
  const isTheirs = ({ decision, state }: JournalEntry) => decision === 'theirs' && state === 'planned';
  if (!write.entries.some(isTheirs)) return write;
  const details = detailsNow(session, 'kept Catalog’s value');
  return {
    ...write,
    taken: write.entries.filter(isTheirs).map((entry) => advance(entry, 'skip', details)),
    entries: write.entries.filter((entry) => !isTheirs(entry)),
    after: write.before,
  };
}
