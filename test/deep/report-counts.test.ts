// Requests and rounds of each report at 10,000 and at 100,000 orders, next to the goals of their design.
import { describe, expect, it } from 'vitest';
import { reportCosts } from '../support/report-counts.ts';

describe('the requests of each report', () => {
  // A round has up to 20 requests. Names, and what depends on other lists, take rounds of their own.
  const isSlow = ({ requests, rounds }: { requests: number; rounds: number }) => rounds > Math.ceil(requests / 10) + 6;

  it('are those of its design at 10,000 orders, apart from orders of many months without the Users tab', async () => {
    const costs = await reportCosts(10_000);
    expect(costs.filter(({ isMet }) => !isMet).map(({ report }) => report)).toEqual(['revenue (month)', 'order_match (last:90)']);
    expect(costs.filter(isSlow)).toEqual([]);
  });

  it('are printed at 100,000 orders', async () => {
    const costs = await reportCosts(100_000);
    expect(costs.filter(isSlow)).toEqual([]);
  });
});
