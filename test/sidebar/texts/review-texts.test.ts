import { describe, expect, it } from 'vitest';
import { resources } from '../../../src/catalog/resources/index.ts';
import { sideEffects } from '../../../src/sidebar/review/plan.ts';
import { reviewTexts } from '../../../src/sidebar/texts/en/review.ts';
import { aPlan, aRequest } from '../a-plan.ts';

const { counts, effect, group } = reviewTexts;

const said = (operation: string, one: string, count: number) => counts([{ operation, one, count }]);

describe('headings of the review', () => {
  it('exist for every operation of every resource', () => {
    const operations = new Set(resources.flatMap(({ writes }) => Object.keys(writes)));
    expect(operations.size).toBeGreaterThan(12);
    for (const operation of operations) expect(group(operation, 'thing')).not.toBe('');
  });

  it('use the plural only for several changes', () => {
    expect([said('create', 'course', 1), said('create', 'course', 3)]).toEqual(['1 new course', '3 new courses']);
    expect([said('rename', 'tag', 1), said('update', 'course', 2)]).toEqual(['1 tag rename', '2 course updates']);
    expect(said('update by file', 'course', 1200)).toBe('1,200 SKU updates (one file)');
    expect(said('delete orders and enrollments', 'user', 2)).toBe('2 users: delete orders and enrollments');
    expect([said('unmerge', 'user', 2), said('add catalog', 'admin', 1)]).toEqual(['2 users to unmerge', '1 admin: add a catalog']);
    expect(said('remove together', 'applicant', 12)).toBe('12 learners to remove from the waitlist');
  });

  it('throw for an operation without one', () => {
    expect(() => group('lock', 'room')).toThrow('The review has no heading for “lock”.');
  });
});

describe('side effects of the review', () => {
  const effectsOf = (operation: string, times: number) => {
    const requests = Array.from({ length: times }, (_, at) => aRequest({ request: `r${at}`, operation, effects: ['deletion'] }));
    return sideEffects(aPlan({ requests }), requests, []).map(effect);
  };

  it('say what learners lose instead of counting deleted records', () => {
    expect([effectsOf('drop', 1), effectsOf('drop', 2)]).toEqual([['1 learner loses their seat'], ['2 learners lose their seat']]);
    expect(effectsOf('remove', 2)).toEqual(['2 learners leave the waitlist']);
    expect(effectsOf('revoke', 2)).toEqual(['2 certificates revoked']);
    expect(effectsOf('delete', 2)).toEqual(['2 records deleted in Catalog']);
  });
});
