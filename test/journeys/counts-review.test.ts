// What it costs to review one new price, and eight tabs in which no cell was edited. `npm run bench` has more rows. Raising a number needs a
// reason in the commit.
import { expect, it } from 'vitest';
import { newPrices, noEdits, reviewPrices } from '../../scripts/bench/jobs-review.ts';
import { countsOver } from '../support/counts-over.ts';

it('reviews one new price without reading the formulas of other rows', async () => {
  const over = await countsOver(newPrices(300, 1), {
    'review 1 new price': { starts: 1, reads: 6, cellsRead: 11_600, commits: 1, properties: 5, rounds: 1 },
  });
  expect(over).toEqual([]);
});

it('reads four times from each of eight tabs without edits', async () => {
  const over = await countsOver(noEdits({ courses: 20, programs: 5, tags: 10, users: 40, enrollments: 60, orders: 30 }), {
    'review 8 tabs, nothing edited': { starts: 1, reads: 20, cellsRead: 3_800, commits: 1, properties: 9, rounds: 0 },
  });
  expect(over).toEqual([]);
});

it('reads the list of Catalog if many of its records were edited', async () => {
  const over = await countsOver(reviewPrices(500, 300), {
    'review 300 new prices': { starts: 1, reads: 10, cellsRead: 29_800, commits: 2, properties: 9, rounds: 2, requests: 6 },
  });
  expect(over).toEqual([]);
});
