// Requests and rounds of each report at 10,000 orders.
import { expect, it } from 'vitest';
import { reportCosts } from '../support/report-counts.ts';

it('reads each list of a report once, and up to 20 pages of it again, at 10,000 orders', async () => {
  const scale = { courses: 2_000, programs: 200, orders: 10_000, enrollments: 10_000, tags: 120, users: 10_000 };
  const costs = await reportCosts('10,000 orders', scale);
  expect(costs.filter(({ requests, limit }) => requests > limit)).toEqual([]);
  // A round has up to 20 requests. Names, and what depends on other lists, take rounds of their own.
  expect(costs.filter(({ requests, rounds }) => rounds > Math.ceil(requests / 10) + 6)).toEqual([]);
});
