// What people wait for grows at most as fast as the rows of a tab. `npm test` compares small tabs, and the deep tests larger ones.
import { describe, expect, it } from 'vitest';
import { countsGrowth, growthVerdict } from '../../scripts/bench/growth.ts';
import { courses, orders } from '../../scripts/bench/jobs-pull.ts';
import { newPrices } from '../../scripts/bench/jobs-review.ts';
import { playAll, type Scenario } from '../../scripts/bench/scenario.ts';
import { DIST } from '../support/open-world.ts';

export const NONE = 'Nothing grows faster than its rows.';

/** Plays jobs in a tab of so many rows, and in one with ten times as many. */
export function growingJobs(rows: number): void {
  describe(`the growth of what people wait for, from ${rows} to ${10 * rows} rows`, () => {
    it.each<[string, (rows: number) => Scenario, jobs: number]>([
      ['pulls and refreshes of orders', orders, 5],
      ['pulls and refreshes of courses', courses, 4],
      ['a review and a send of one price', (size) => newPrices(size, 1), 2],
    ])('isn’t faster than that of the rows for %s', async (_, scenario, jobs) => {
      const sized = countsGrowth(await playAll(DIST, [scenario(rows), scenario(10 * rows)]));
      expect(sized).toHaveLength(2 * jobs);
      expect(growthVerdict(sized)).toBe(NONE);
    });

    it('isn’t faster than that of the edits for calls and requests, if as many more of them are sent', async () => {
      const measured = await playAll(DIST, [newPrices(rows / 4, rows / 8), newPrices((10 * rows) / 4, (10 * rows) / 8)]);
      // The name of the job says how many prices it sends. Each batch looks at the keys of all rows, so cells grow with both.
      const sized = countsGrowth(measured).map(({ job, rows: size, figures: { 'cells read': _, 'long text': __, ...calls } }) => ({
        job: job.replace(/ \d+ /, ' half of the '),
        rows: size,
        figures: calls,
      }));
      expect(new Set(sized.map(({ job }) => job))).toEqual(new Set(['review half of the new prices', 'send half of the new prices']));
      expect(growthVerdict(sized)).toBe(NONE);
    });
  });
}
