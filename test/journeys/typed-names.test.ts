// A new enrollment by what is typed into Learner, Email, and Listing, with the IDs left blank.
import { describe, expect, it } from 'vitest';
import { fill } from '../support/cells.ts';
import { type Listing, namedCourses, openSeats, type User, usersIn, usersOutside } from '../support/learners.ts';
import { FEW, openWorld, review, rowsOf, send, shareWorld, type World, writes } from '../support/open-world.ts';

/** Learners with ordinary names, and a course with a unique title and free seats that none of them is in. */
function strangers(world: World): { course: Listing; users: User[] } {
  const [course] = namedCourses(world);
  if (!course) throw new Error('a course with an ordinary title');
  openSeats(world, course);
  const named = (user: User) => usersIn(world).filter(({ user_name }) => user_name === user.user_name).length;
  const users = usersOutside(world, course).filter((user) => /^[A-Z][a-z]+ [A-Z]/.test(user.user_name) && named(user) === 1);
  return { course, users };
}

/** Types a new enrollment below the others, and returns its row. */
function typeRow(world: World, cells: Record<string, string>): number {
  const row = Math.max(...rowsOf(world, 'Enrollments').map((each) => Number(each.row))) + 1;
  fill(world, 'Enrollments', row, { Action: 'create', ...cells });
  return row;
}

function clearRow(world: World, row: number): void {
  for (const header of ['Action', 'Status', 'Learner', 'Email', 'Listing', 'Canvas user ID', 'Listing ID'])
    world.host.workbook.edit('Enrollments', world.person.at('Enrollments', header, row), '');
}

describe('a new enrollment without IDs', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['enrollments'] });

  it.each<[what: string, typed: (user: User) => Record<string, string>]>([
    ['name', (user) => ({ Learner: user.user_name })],
    ['address', (user) => ({ Email: user.email_address.toUpperCase() })],
    ['name and address', (user) => ({ Learner: user.user_name, Email: user.email_address })],
  ])('is planned by %s and title, though neither Users nor Courses is pulled', (_, typed) => {
    const world = shared();
    const { course, users } = strangers(world);
    const [user] = users;
    if (!user) throw new Error('a user');
    const row = typeRow(world, { ...typed(user), Listing: course.title });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests).toMatchObject([{ caption: `${user.user_name} in ${course.title}` }]);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, row);
  });

  it('is planned by a name that the tab shows, next to one that only Catalog has', () => {
    const world = shared();
    const { course, users } = strangers(world);
    const shown = rowsOf(world, 'Enrollments').map(({ Learner }) => Learner);
    const known = users.find(({ user_name }) => shown.includes(user_name));
    const unknown = users.find(({ user_name }) => !shown.includes(user_name));
    const rows = [known, unknown].map((user) => typeRow(world, { Learner: String(user?.user_name), Listing: course.title }));
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests.map(({ caption }) => caption)).toEqual([known, unknown].map((user) => `${user?.user_name} in ${course.title}`));
    world.host.dialogs().at(-1)?.close();
    for (const row of rows) clearRow(world, row);
  });

  it('is refused if ID and words mean different learners, and the message names both', () => {
    const world = shared();
    const { course, users } = strangers(world);
    const [one, other] = users;
    const row = typeRow(world, { Learner: String(one?.user_name), 'Canvas user ID': String(other?.canvas_user_id), Listing: course.title });
    expect(review(world).refused).toMatchObject([
      { row, label: 'Learner', what: `is “${one?.user_name}”, but Canvas user ID is ${other?.user_name}`, todo: 'Clear one of them.' },
    ]);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, row);
  });

  it('is refused if name and address mean different learners', () => {
    const world = shared();
    const { course, users } = strangers(world);
    const [one, other] = users;
    const row = typeRow(world, { Learner: String(one?.user_name), Email: String(other?.email_address), Listing: course.title });
    expect(review(world).refused).toMatchObject([
      { row, label: 'Learner', what: `is “${one?.user_name}”, but Email is ${other?.email_address}` },
    ]);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, row);
  });

  it('is refused under the header that it’s typed in if no record has the words', () => {
    const world = shared();
    const row = typeRow(world, { Learner: 'Who Isthis', Listing: 'No such course' });
    expect(review(world).refused.map(({ label, what }) => [label, what])).toEqual([
      ['Learner', '“Who Isthis” wasn’t found in Users'],
      ['Listing', '“No such course” wasn’t found in Courses or Programs'],
    ]);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, row);
  });

  it('is sent with both IDs, which are then in its row', () => {
    const world = shared();
    const { course, users } = strangers(world);
    const [user] = users;
    const row = typeRow(world, { Learner: String(user?.user_name), Listing: course.title });
    expect(send(world, review(world)).requests).toMatchObject([{ state: 'done' }]);
    expect(writes(world).at(-1)?.body).toMatchObject({ enrollment: { canvas_user_id: user?.canvas_user_id, listing_id: course.id } });
    expect(rowsOf(world, 'Enrollments').find((each) => each.row === String(row))).toMatchObject({
      'Canvas user ID': String(user?.canvas_user_id),
      'Listing ID': String(course.id),
      Learner: user?.user_name,
      Listing: course.title,
      Status: 'created',
    });
  });
});

describe('a drop', () => {
  it('is named after the listing and the learner, whom Catalog is asked for', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const row = rowsOf(world, 'Enrollments').find((each) => each['Enrollment status'] === 'active' && each.Learner !== '');
    fill(world, 'Enrollments', row?.row, { Action: 'drop' });
    world.catalog.clearRequests();
    expect(review(world).requests).toMatchObject([{ caption: `${row?.Learner} in ${row?.Listing}` }]);
    expect(world.catalog.requests().filter(({ path }) => path.includes('/users'))).toHaveLength(1);
  });
});
