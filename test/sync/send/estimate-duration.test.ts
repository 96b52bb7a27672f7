import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { Line } from '../../../src/sync/plan/journal-entry.ts';
import { secondsFor } from '../../../src/sync/send/estimate-duration.ts';
import { changeOf, planFor } from '../plan-for.ts';

/** The lines of so many requests like this one. */
function times(count: number, [line]: Line[]): Line[] {
  return Array.from({ length: count }, (_, index) => ({ ...(line as Line), request: `r${index}` }));
}

const creates = planFor([changeOf(courses, 'create', '', [['title', undefined, 'New']])], 'gone').lines;
const updates = planFor([changeOf(courses, 'update', '5', [['title', 'Old', 'New']])], { title: 'Old' }).lines;

describe('how long a send will take', () => {
  it('is not said where nobody has seen how fast Catalog answers', () => {
    expect(secondsFor(times(200, creates), undefined)).toBeUndefined();
  });

  it('grows with each create, because they go one by one', () => {
    expect(secondsFor(times(1, creates), 500)).toBe(1);
    expect(secondsFor(times(200, creates), 500)).toBe(200);
  });

  it('is three rounds for twenty updates', () => {
    expect(secondsFor(times(20, updates), 1000)).toBe(3);
    expect(secondsFor(times(200, updates), 1000)).toBe(30);
  });

  it('is nothing for what is held back', () => {
    const held = times(50, updates).map((line): Line => ({ ...line, decision: 'held' }));
    expect(secondsFor(held, 1000)).toBe(0);
  });
});
