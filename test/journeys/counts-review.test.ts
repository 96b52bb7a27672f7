// What it counts to review one new price, many, and eight tabs in which no cell was edited. `npm run bench` has more rows. Raising a number
// needs a reason in the commit, and a lower one is written here, so that it stays.
import { expect, it } from 'vitest';
import { noEdits, reviewPrices } from '../../scripts/bench/jobs-review.ts';
import { jobCounts } from '../support/job-counts.ts';

it('reads three times at most from each of eight tabs without edits', async () => {
  expect(await jobCounts(noEdits({ courses: 20, programs: 5, tags: 10, users: 40, enrollments: 60, orders: 30 }))).toEqual([
    'review 8 tabs, nothing edited: starts 1, reads 19 (3758), commits 1 (30 + 0), properties 4, locks 2, rounds 0 (0)',
  ]);
});

it('reads the list of Catalog if many of its records were edited', async () => {
  expect(await jobCounts(reviewPrices(500, 300))).toEqual([
    'review 300 new prices: starts 1, reads 6 (18908), commits 1 (9030 + 0), properties 4, locks 2, rounds 2 (6)',
  ]);
});
