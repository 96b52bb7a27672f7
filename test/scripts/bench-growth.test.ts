// What people wait for grows at most as fast as the rows of a tab. `npm run bench` prints the same up to 100,000 rows.
import { describe, expect, it } from 'vitest';
import { growthTable, growthVerdict, type Sized } from '../../scripts/bench/growth.ts';
import { growingJobs, NONE } from './growing-jobs.ts';

growingJobs(80);

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
