// Two short days of what test/deep/model.test.ts does at length.
import fc from 'fast-check';
import { it } from 'vitest';
import { COURSES, days, TAGS, workThrough } from '../support/workday.ts';

it('in a random workday nothing typed is lost, nothing unseen is overwritten, and every write was confirmed', async () => {
  const [first = [], second = []] = fc.sample(days(14), { numRuns: 2, seed: 20261120 });
  await workThrough(COURSES, first);
  await workThrough(TAGS, second);
});
