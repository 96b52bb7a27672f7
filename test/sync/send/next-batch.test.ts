import { describe, expect, it } from 'vitest';
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

const creates = planFor([changeOf(courses, 'create', '', [['title', undefined, 'New']])], 'gone').entries;
const updates = planFor([changeOf(courses, 'update', '5', [['title', 'Old', 'New']])], { title: 'Old' }).entries;

describe('how long a send will take', () => {
  it('is not said where nobody has seen how fast Catalog answers', () => {
    expect(estimateSeconds(times(200, creates), undefined)).toBeUndefined();
  });

  it('grows with each create, because they go one by one', () => {
    expect(estimateSeconds(times(1, creates), 500)).toBe(1);
    expect(estimateSeconds(times(200, creates), 500)).toBe(200);
  });

  it('is three rounds for twenty updates', () => {
    expect(estimateSeconds(times(20, updates), 1000)).toBe(3);
    expect(estimateSeconds(times(200, updates), 1000)).toBe(30);
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

  it('takes twenty updates together, and creates one by one', () => {
    expect(requests(updatesOf(...Array.from({ length: 25 }, (_, index) => String(index))))).toHaveLength(20);
    expect(requests([...times(3, creates)])).toEqual(['r0']);
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
