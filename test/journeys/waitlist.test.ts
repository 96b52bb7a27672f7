import { expect, it } from 'vitest';
import { openWorld, review, rowsOf, send, type World } from '../support/open-world.ts';

function newRow(world: World, user: string, listing: string): number {
  const row = rowsOf(world, 'Enrollments').length + 2;
  world.person.type('Enrollments', 'Action', row, 'create');
  world.person.type('Enrollments', 'Canvas user ID', row, user);
  world.person.type('Enrollments', 'Listing ID', row, listing);
  return row;
}

it('who gets no seat is on the waitlist: the row says so after the send, and a second try is refused', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 8, enrollments: 20, users: 20 } }, pulled: ['enrollments'] });
  const course = world.catalog.records('courses').find((each) => each.enrollment_open === true && each.enrollment_open_to === null);
  const listing = String(course?.id);
  world.catalog.mutate({
    type: 'update',
    resource: 'courses',
    id: Number(listing),
    fields: { enrollment_cap: 0, waitlist: true, waitlist_cap: null },
  });
  const enrolled = rowsOf(world, 'Enrollments').filter((row) => row['Listing ID'] === listing);
  const user = world.catalog
    .records('users')
    .map((each) => String(each.canvas_user_id))
    .find((id) => !enrolled.some((row) => row['Canvas user ID'] === id));
  const row = newRow(world, String(user), listing);
  const outcome = send(world, review(world));
  expect(outcome.requests[0]).toMatchObject({ operation: 'create', state: 'done' });
  expect(world.catalog.records('applicants').filter((each) => (each.user as { id: number } | null)?.id === Number(user))).not.toEqual([]);
  expect(rowsOf(world, 'Enrollments').find((each) => each.row === String(row))).toMatchObject({
    ID: '',
    Status: 'on the waitlist',
    Action: '',
  });
  expect(review(world)).toMatchObject({ requests: [], refused: [] });
  newRow(world, String(user), listing);
  expect(review(world).refused[0]).toMatchObject({ what: 'is already on the waitlist', todo: 'Delete this row.' });
});
