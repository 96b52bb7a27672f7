// What it costs to show the names of learners: requests, rounds of requests, and cells, at 10,000 enrollments.
import { expect, it } from 'vitest';
import { openWorld, pull, rowsOf, violations, type World } from '../support/open-world.ts';

/** What a pull asks for, by list. */
function asked({ catalog }: World, act: () => void): { users: number; listings: number; all: number } {
  catalog.clearRequests();
  act();
  const paths = catalog.requests().map(({ path }) => path);
  const count = (name: RegExp) => paths.filter((path) => name.test(path)).length;
  return { users: count(/\/users/), listings: count(/\/(courses|programs)/), all: paths.length };
}

it('takes one list of users for the first pull, up to 3 requests for a refresh, and writes no cell again', async () => {
  const world = await openWorld({ catalog: { scale: { enrollments: 10_000, users: 12_000, orders: 200, courses: 200, programs: 20 } } });
  const shown = () => new Set(rowsOf(world, 'Enrollments').map((row) => row['Canvas user ID'])).size;
  const { host } = world;

  host.resetCounts();
  const first = asked(world, () => pull(world, 'enrollments'));
  const people = shown();
  const firstRounds = host.counts().fetchRounds;
  host.resetCounts();
  const again = asked(world, () => expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0 }));
  const { writes, fetchRounds } = host.counts();
  const cells = writes.reduce((sum, { sheet, rows, columns }) => (sheet.startsWith('Catalog Sync') ? sum : sum + rows * columns), 0);

  console.log(`names of ${people} people in 10,000 enrollments, of 12,000 users`);
  console.log(`first pull: ${first.users} requests for users, ${first.listings} for listings, ${first.all} in all, ${firstRounds} rounds`);
  console.log(
    `refresh: ${again.users} requests for users, ${again.listings} for listings, ${again.all} in all, ${fetchRounds} rounds, ${cells} cells`,
  );
  expect(first.users).toBeLessThanOrEqual(128);
  expect(again.users).toBeLessThanOrEqual(3);
  expect(again.listings).toBe(0);
  expect(cells).toBe(0);
  expect(violations(world)).toEqual([]);
});
