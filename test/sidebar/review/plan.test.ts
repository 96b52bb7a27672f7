import { describe, expect, it } from 'vitest';
import { countsOf, groupsOf } from '../../../src/sidebar/review/plan.ts';
import { reviewTexts } from '../../../src/sidebar/texts/en/review.ts';
import { aField, aRequest } from '../a-plan.ts';

const { counts } = reviewTexts;

describe('the headline', () => {
  it('counts each kind of change in the order of sending', () => {
    const rename = aRequest({ one: 'tag', resource: 'tags', fields: [aField({ field: 'name' })] });
    const create = aRequest({ one: 'enrollment', operation: 'create' });
    expect(counts(countsOf([rename, aRequest(), aRequest(), aRequest(), create]))).toBe('1 tag rename, 3 course updates, 1 new enrollment');
  });

  it('calls nothing a rename that changes more than the name', () => {
    expect(countsOf([aRequest({ fields: [aField({ field: 'name' }), aField()] })])).toEqual([
      { operation: 'update', one: 'course', count: 1 },
    ]);
  });
});

describe('the groups of a plan', () => {
  it('are one for each operation on each tab', () => {
    const groups = groupsOf([
      aRequest({ request: 'a' }),
      aRequest({ request: 'b', operation: 'delete' }),
      aRequest({ request: 'c', sheet: 2, tab: 'Courses 2' }),
      aRequest({ request: 'd' }),
    ]);
    expect(groups.map((group) => group.requests.map((request) => request.request))).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  it('begin with the lines that need a person, so that none hides behind "show all"', () => {
    const done = Array.from({ length: 200 }, (_, index) => aRequest({ request: `done ${index}`, state: 'done' }));
    const held = aRequest({ request: 'held', fields: [aField({ state: 'conflict' })] });
    const failed = aRequest({ request: 'failed', state: 'failed' });
    const names = groupsOf([...done, held, failed])[0]?.requests.map((request) => request.request);
    expect(names?.slice(0, 3)).toEqual(['failed', 'held', 'done 0']);
  });
});
