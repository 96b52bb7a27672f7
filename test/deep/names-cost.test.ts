// What it costs to show the names of learners: requests, rounds of requests, and cells, at 10,000 enrollments.
import { expect, it } from 'vitest';
import type { ColumnState } from '../../src/protocol/state.ts';
import { openWorld, pull, rowsOf, violations, type World } from '../support/open-world.ts';

/** What a pull asks for, by list. */
function asked({ catalog }: World, act: () => void): { users: number; analytics: number; listings: number; all: number } {
  catalog.clearRequests();
  act();
  const paths = catalog.requests().map(({ path }) => path);
  const count = (name: RegExp) => paths.filter((path) => name.test(path)).length;
  return { users: count(/v1\/users/), analytics: count(/analytics\/users/), listings: count(/\/(courses|programs)/), all: paths.length };
}

/** How many cells of visible tabs were written since the counts were reset. */
const cellsWritten = ({ host }: World) =>
  host.counts().writes.reduce((sum, { sheet, rows, columns }) => (sheet.startsWith('Catalog Sync') ? sum : sum + rows * columns), 0);

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
  const { fetchRounds } = host.counts();
  const cells = cellsWritten(world);

  const sheet = host.workbook.dump('Enrollments', { row: 1, column: 1, rows: 1, columns: 1 }).id;
  const { columns } = world.person.ask<{ columns: ColumnState[] }>('columns', { sheet });
  const fields = columns.filter(({ name }) => name.startsWith('learner.custom.'));
  const wanted = [...columns.filter(({ there }) => there), ...fields].map(({ name }) => ({ name, shown: true }));
  host.resetCounts();
  const added = asked(world, () => world.person.ask('arrangeColumns', { sheet, columns: wanted }));
  const addedCells = cellsWritten(world);
  host.resetCounts();
  const withFields = asked(world, () => expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0 }));
  const cellsAgain = cellsWritten(world);

  console.log(`names of ${people} people in 10,000 enrollments, of 12,000 users`);
  console.log(
    `first pull: ${first.users} requests for users, ${first.analytics} for their analytics, ${first.listings} for listings, ${first.all} in all, ${firstRounds} rounds`,
  );
  console.log(
    `refresh: ${again.users} requests for users, ${again.listings} for listings, ${again.all} in all, ${fetchRounds} rounds, ${cells} cells`,
  );
  console.log(`${fields.length} user-defined fields added: ${added.users} requests for users, ${added.all} in all, ${addedCells} cells`);
  console.log(`refresh with them: ${withFields.users} requests for users, ${withFields.all} in all, ${cellsAgain} cells`);
  expect(fields.length).toBeGreaterThan(5);
  expect(added.users).toBeLessThanOrEqual(128);
  expect(withFields.users).toBeLessThanOrEqual(3);
  expect(cellsAgain).toBe(0);
  expect(first.users).toBeLessThanOrEqual(128);
  expect(again.users).toBeLessThanOrEqual(3);
  expect(again.listings).toBe(0);
  expect(cells).toBe(0);
  expect(violations(world)).toEqual([]);
});
