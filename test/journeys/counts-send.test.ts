// What it counts to review one new price and to send it, and to send many. `npm run bench` has more rows. Raising a number needs a reason in
// the commit, and a lower one is written here, so that it stays.
import { expect, it } from 'vitest';
import { newPrices } from '../../scripts/bench/jobs-review.ts';
import { jobCounts } from '../support/job-counts.ts';

it('reviews one new price without reading the formulas of other rows, and sends it with one start', async () => {
  expect(await jobCounts(newPrices(300, 1))).toEqual([
    'review 1 new price: starts 1, reads 6 (11508), commits 1 (60 + 0), properties 4, locks 2, rounds 1 (1)',
    'send 1 new price: starts 1, reads 10 (32663), commits 4 (256 + 0), properties 8, locks 2, rounds 3 (3)',
  ]);
});

it('sends one new price of a large tab, and reads three columns of other rows once', async () => {
  expect(await jobCounts(newPrices(1_250, 1))).toEqual([
    'review 1 new price: starts 1, reads 6 (46658), commits 1 (60 + 0), properties 4, locks 2, rounds 1 (1)',
    'send 1 new price: starts 1, reads 13 (4121), commits 4 (256 + 0), properties 8, locks 2, rounds 3 (3)',
  ]);
});

it('sends 60 new prices in rounds that share their reads', async () => {
  expect(await jobCounts(newPrices(100, 60))).toEqual([
    'review 60 new prices: starts 1, reads 6 (4108), commits 1 (1830 + 0), properties 4, locks 2, rounds 2 (60)',
    'send 60 new prices: starts 1, reads 10 (14898), commits 6 (3846 + 0), properties 10, locks 2, rounds 7 (180)',
  ]);
});
