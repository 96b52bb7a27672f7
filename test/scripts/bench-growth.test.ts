// What people wait for grows at most as fast as the rows of a tab. `npm run bench` prints the same up to 100,000 rows.
import { describe, expect, it } from 'vitest';
import { countsGrowth, growthTable, growthVerdict, type Sized } from '../../scripts/bench/growth.ts';
import { courses, orders } from '../../scripts/bench/jobs-pull.ts';
import { newPrices } from '../../scripts/bench/jobs-review.ts';
import { playAll, type Scenario } from '../../scripts/bench/scenario.ts';
import { DIST } from '../support/open-world.ts';

const NONE = 'Nothing grows faster than its rows.';

describe('the growth of what people wait for, from 200 to 2,000 rows', () => {
  it.each<[string, (rows: number) => Scenario, jobs: number]>([
    ['pulls and refreshes of orders', orders, 5],
    ['pulls and refreshes of courses', courses, 4],
    ['a review and a send of one price', (rows) => newPrices(rows, 1), 2],
  ])('isn’t faster than that of the rows for %s', async (_, scenario, jobs) => {
    const sized = countsGrowth(await playAll(DIST, [scenario(200), scenario(2_000)]));
    expect(sized).toHaveLength(2 * jobs);
    expect(growthVerdict(sized)).toBe(NONE);
  });

  it('isn’t faster than that of the edits for calls and requests, if as many more of them are sent', async () => {
    const measured = await playAll(DIST, [newPrices(50, 25), newPrices(500, 250)]);
    // The name of the job says how many prices it sends. Each batch looks at the keys of all rows, so cells grow with both.
    const sized = countsGrowth(measured).map(({ job, rows, figures: { 'cells read': _, 'long text': __, ...calls } }) => ({
      job: job.replace(/ \d+ /, ' half of the '),
      rows,
      figures: calls,
    }));
    expect(new Set(sized.map(({ job }) => job))).toEqual(new Set(['review half of the new prices', 'send half of the new prices']));
    expect(growthVerdict(sized)).toBe(NONE);
  });
});

describe('a job that grows', () => {
  const grown = (reads: [number, number]): Sized[] =>
    [300, 3_000].map((rows, size) => ({ job: 'send', rows, figures: { reads: reads[size] ?? 0, 'cells read': 40 } }));

  it('is named once a count grows faster than its rows', () => {
    expect(growthVerdict(grown([20, 400]))).toBe('Grows faster than its rows:\n- send: reads 20 to 400, from 300 to 3,000 rows');
    expect(growthVerdict(grown([20, 200]))).toBe(NONE);
  });

  it('isn’t named for a few calls more', () => {
    expect(growthVerdict(grown([1, 90]))).toBe(NONE);
  });

  it('has an exponent: 1 is as fast as the rows, 2 is their square', () => {
    expect(growthTable(grown([20, 200]))).toContain('x10.0 (1.00)');
    expect(growthTable(grown([20, 2_000]))).toContain('x100.0 (2.00)');
    expect(growthTable(grown([20, 20]))).toContain('x1.0 (0.00)');
  });
});
