import { describe, expect, it } from 'vitest';
import { certificates } from '../../../src/catalog/resources/certificates.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { estimateSeconds, mostAtOnce, nextBatch } from '../../../src/sync/send/next-batch.ts';
import { aSession } from '../a-session.ts';
import { changeOf, planFor } from '../plan-for.ts';

/** The lines of so many requests like this one. */
function times(count: number, [entry]: JournalEntry[]): JournalEntry[] {
  return Array.from({ length: count }, (_, index) => ({ ...(entry as JournalEntry), request: `r${index}` }));
}

/** Returns entries that each have an intent of their own. */
const ownKeys = (entries: readonly JournalEntry[]) => entries.map((entry, index): JournalEntry => ({ ...entry, key: `i${index}` }));

const creates = planFor([changeOf(courses, 'create', '', [['title', undefined, 'New']])], 'gone').entries;
const updates = planFor([changeOf(courses, 'update', '5', [['title', 'Old', 'New']])], { title: 'Old' }).entries;

const certificateCreates = planFor([changeOf(certificates, 'create', '', [['name', undefined, 'New']])], 'gone').entries;

describe('how long a send will take', () => {
  it('is not said where nobody has seen how fast Catalog answers', () => {
    expect(estimateSeconds(times(200, creates), undefined)).toBeUndefined();
  });

  it('is a round for twenty creates, and some for each hundred of them', () => {
    expect(estimateSeconds(times(1, creates), 500)).toBe(2);
    expect(estimateSeconds(times(200, creates), 500)).toBe(8);
  });

  it('grows with each create that Catalog can’t be searched for, because they go one by one', () => {
    expect(estimateSeconds(times(50, certificateCreates), 500)).toBe(100);
  });

  it('is two rounds for twenty updates, and one before the first', () => {
    expect(estimateSeconds(times(20, updates), 1000)).toBe(3);
    expect(estimateSeconds(times(200, updates), 1000)).toBe(21);
  });

  it('is nothing for what is held back', () => {
    const held = times(50, updates).map((entry): JournalEntry => ({ ...entry, decision: 'unresolved' }));
    expect(estimateSeconds(held, 1000)).toBe(0);
  });
});

describe('the next batch', () => {
  const update = (key: string) => changeOf(courses, 'update', key, [['title', 'Old', 'New']]);
  const requests = (entries: readonly JournalEntry[]) => nextBatch(aSession({}), entries).map(({ entries: [first] }) => first?.request);
  const updatesOf = (...keys: string[]) => planFor(keys.map(update), { title: 'Old' }).entries;

  it('takes up to 500 updates and 100 creates, and creates that Catalog can’t be searched for one by one', () => {
    expect(requests(updatesOf(...Array.from({ length: 510 }, (_, index) => String(index))))).toHaveLength(500);
    expect(requests(ownKeys(times(110, creates)))).toHaveLength(100);
    expect(requests(ownKeys(times(3, certificateCreates)))).toEqual(['r0']);
    expect(mostAtOnce(courses, 'create')).toBe(20);
    expect(mostAtOnce(users, 'delete orders and enrollments')).toBe(1);
    expect(mostAtOnce(tags, 'delete')).toBe(50);
  });

  it('begins with the first open entry, and ends before another operation or resource', () => {
    const { entries } = planFor(
      [changeOf(tags, 'update', '9', [['name', 'Old', 'New']]), update('5'), update('6'), changeOf(courses, 'delete', '7', [])],
      { title: 'Old', name: 'Old' },
    );
    expect(requests(entries)).toEqual(['r1']);
    const sent = entries.map((entry): JournalEntry => (entry.request === 'r1' ? { ...entry, state: 'done' } : entry));
    expect(requests(sent)).toEqual(['r2', 'r3']);
    expect(requests(sent.map((entry): JournalEntry => ({ ...entry, state: 'done' })))).toEqual([]);
  });

  it('leaves a second write of the same record for the next batch', () => {
    expect(requests(updatesOf('5', '6', '5'))).toEqual(['r1', 'r2']);
  });

  it('knows if fields of a request stay unresolved', () => {
    const both = changeOf(courses, 'update', '5', [
      ['title', 'Old', 'New'],
      ['sku', 'S', 'T'],
    ]);
    const { entries } = planFor([both], { title: 'Other', sku: 'S' });
    expect(nextBatch(aSession({}), entries)).toMatchObject([{ unresolved: true, entries: [{ field: 'sku' }] }]);
    expect(nextBatch(aSession({}), updatesOf('5'))).toMatchObject([{ unresolved: false, taken: [] }]);
  });
});
