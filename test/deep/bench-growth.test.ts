import { describe, expect, it } from 'vitest';
import { countsGrowth, growthTable, growthVerdict } from '../../scripts/bench/growth.ts';
import { orders } from '../../scripts/bench/jobs-pull.ts';
import { playAll } from '../../scripts/bench/scenario.ts';
import { growingJobs, NONE } from '../scripts/growing-jobs.ts';
import { DIST } from '../support/open-world.ts';

growingJobs(200);

/** Records of these are staged between calls at both sizes. */
const STAGED = ['first pull of orders', 'full refresh of orders, nothing new'];

describe('the growth of what people wait for, if records are staged between calls', () => {
  it('isn’t faster than that of the rows, from 100,000 to 200,000 orders', async () => {
    const sized = countsGrowth(await playAll(DIST, [orders(100_000), orders(200_000)])).filter(({ job }) => STAGED.includes(job));
    console.log(growthTable(sized));
    expect(sized.every(({ figures }) => (figures['long text'] ?? 0) > 10_000_000)).toBe(true);
    expect(sized).toHaveLength(4);
    expect(growthVerdict(sized)).toBe(NONE);
  });
});
