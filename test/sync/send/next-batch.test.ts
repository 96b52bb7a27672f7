import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { estimateSeconds } from '../../../src/sync/send/next-batch.ts';
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
