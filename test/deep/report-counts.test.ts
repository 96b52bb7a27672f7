// Requests and rounds of each report at 10,000 orders.
import { expect, it } from 'vitest';
import { reportCosts } from '../support/report-counts.ts';

it('reads each list of a report once, at 10,000 orders', async () => {
  const costs = await reportCosts(10_000);
  // A round has up to 20 requests. Names, and what depends on other lists, take rounds of their own.
  expect(costs.filter(({ requests, rounds }) => rounds > Math.ceil(requests / 10) + 6)).toEqual([]);
});
