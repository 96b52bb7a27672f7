// What it costs to review one new price and to send it, and to send many. `npm run bench` has more rows. Raising a number needs a reason
// in the commit.
import { expect, it } from 'vitest';
import { newPrices } from '../../scripts/bench/jobs-review.ts';
import { countsOver } from '../support/counts-over.ts';

it('sends one new price with one start, and as many reads and commits as before', async () => {
  const over = await countsOver(newPrices(300, 1), {
    'send 1 new price': { starts: 1, reads: 10, cellsRead: 32_700, commits: 4, properties: 8, rounds: 3 },
  });
  expect(over).toEqual([]);
});

it('sends one new price of a large tab, and reads twice of three columns', async () => {
  const over = await countsOver(newPrices(1_250, 1), {
    'send 1 new price': { starts: 1, reads: 14, cellsRead: 7_900, commits: 4, properties: 8, rounds: 3 },
  });
  expect(over).toEqual([]);
});

it('sends 60 new prices in rounds that share their reads', async () => {
  const over = await countsOver(newPrices(100, 60), {
    'send 60 new prices': { starts: 1, reads: 13, cellsRead: 16_900, commits: 8, properties: 11, rounds: 7 },
  });
  expect(over).toEqual([]);
});
