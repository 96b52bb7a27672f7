import { expect, it } from 'vitest';
import { fillStore } from '../../../../emulator/catalog/seed/fill-store.ts';

/** Returns the CPU time that it takes to make so many orders, enrollments, and users, in milliseconds. */
function costOf(count: number): number {
  const before = process.cpuUsage().user;
  const counts = { courses: 100, programs: 20, orders: count, enrollments: count, tags: 40, users: count };
  fillStore({ seed: 1, counts, name: 'production', until: Date.parse('2026-11-29T15:00:00Z') });
  return (process.cpuUsage().user - before) / 1_000;
}

it('fills a Catalog in time that grows with its records, not with their square', () => {
  costOf(1_500);
  expect(costOf(7_500) / costOf(1_500)).toBeLessThan(12);
});
