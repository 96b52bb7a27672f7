import { describe, expect, it } from 'vitest';
import { coursesIn, type Listing, namedCourses, openSeats, type User, usersIn, usersOutside } from '../support/learners.ts';
import { FEW, openWorld, review, rowsOf, send, shareWorld, type World, writes } from '../support/open-world.ts';

/** A course with a seat, and a user who is not enrolled in it. */
function strangers(world: World): { course: Listing; user: User } {
  for (const course of namedCourses(world)) {
    const user = usersOutside(world, course).find((each) => /^[a-z]/.test(each.email_address) && /^[A-Z]/.test(each.user_name));
    if (!user) continue;
    openSeats(world, course);
    return { course, user };
  }
  throw new Error('everybody is enrolled in everything');
}

/** Types a new enrollment below the others; answers its row. */
function typeEnrollment(world: World, person: string, listing: string): number {
  const row = world.host.workbook.display('Enrollments').length + 1;
  const first = rowsOf(world, 'Enrollments').length + 2;
  const at = Math.min(row, first);
  world.person.type('Enrollments', 'Action', at, 'create');
  world.person.type('Enrollments', 'Canvas user ID', at, person);
  world.person.type('Enrollments', 'Listing ID', at, listing);
  return at;
}

function clearRow(world: World, tab: string, row: number): void {
  const { host, person } = world;
  for (const header of ['Action', 'Status', ...(tab === 'Users' ? ['Name', 'Email'] : ['Canvas user ID', 'Listing ID'])])
    host.workbook.edit(tab, person.at(tab, header, row), '');
}

const statusOf = (world: World, tab: string, row: number) => rowsOf(world, tab).find((each) => each.row === String(row))?.Status ?? '';

describe('an e-mail address, a name or a title in the place of an id', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['courses', 'programs', 'users', 'enrollments'] });

  it('is planned as the id with the name, and the cell shows the id once it was sent', () => {
    const world = shared();
    const { course, user } = strangers(world);
    const row = typeEnrollment(world, `${user.user_name} <${user.email_address.toUpperCase()}>`, ` ${course.title.toUpperCase()} `);
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests).toMatchObject([
      {
        caption: `${user.user_name} in ${course.title}`,
        fields: expect.arrayContaining([
          expect.objectContaining({
            label: 'Canvas user ID',
            after: `${user.canvas_user_id} (${user.user_name} <${user.email_address.toUpperCase()}>)`,
          }),
          expect.objectContaining({ label: 'Listing ID', after: `${course.id} (${course.title.toUpperCase()})` }),
        ]),
      },
    ]);
    expect(send(world, plan).requests).toMatchObject([{ state: 'done' }]);
    expect(writes(world).at(-1)?.body).toMatchObject({ enrollment: { canvas_user_id: user.canvas_user_id, listing_id: course.id } });
    expect(rowsOf(world, 'Enrollments').find((each) => each.row === String(row))).toMatchObject({
      'Canvas user ID': String(user.canvas_user_id),
      'Listing ID': String(course.id),
      Status: 'created',
      Action: '',
    });
    expect(review(world).requests).toEqual([]);
    world.host.dialogs().at(-1)?.close();
  });

  it('of somebody who is enrolled already is refused', () => {
    const world = shared();
    const [enrollment] = rowsOf(world, 'Enrollments').filter((each) => each['Enrollment status'] === 'active');
    const user = usersIn(world).find(({ canvas_user_id }) => String(canvas_user_id) === enrollment?.['Canvas user ID']);
    const row = typeEnrollment(world, String(user?.email_address), String(enrollment?.['Listing ID']));
    expect(review(world).refused).toMatchObject([{ row, what: expect.stringMatching(/^already exists in Catalog \(ID \d+\)$/) }]);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, 'Enrollments', row);
  });

  it('that nobody has is refused with what to do', () => {
    const world = shared();
    const row = typeEnrollment(world, 'nobody@example.org', '1');
    expect(review(world).refused).toMatchObject([
      {
        row,
        label: 'Canvas user ID',
        what: '“nobody@example.org” wasn’t found in Users',
        todo: 'Refresh Users. Or create it first, with a new Users row and the Action “create”.',
      },
    ]);
    expect(statusOf(world, 'Enrollments', row)).toMatch(/^not sent: Canvas user ID “nobody@example.org” wasn’t found/);
    world.host.dialogs().at(-1)?.close();
    clearRow(world, 'Enrollments', row);
  });

  it('that several have is refused with all of them named', () => {
    const world = shared();
    const [one, other] = usersIn(world);
    if (!one || !other) throw new Error('two users');
    world.host.workbook.edit('Users', world.person.cell('Users', 'ID', String(other.id), 'Name'), one.user_name);
    const row = typeEnrollment(world, one.user_name, String(coursesIn(world)[0]?.id));
    const refused = review(world).refused.find(({ tab }) => tab === 'Enrollments');
    expect(refused).toMatchObject({ row, todo: 'Enter the ID.' });
    expect(refused?.what).toContain(`${one.canvas_user_id} ${one.email_address} ${one.user_name}`);
    expect(refused?.what).toContain(`${other.canvas_user_id} ${other.email_address}`);
    world.host.dialogs().at(-1)?.close();
    world.host.workbook.edit('Users', world.person.cell('Users', 'ID', String(other.id), 'Name'), other.user_name);
    clearRow(world, 'Enrollments', row);
  });

  it('that stands in the tab only, while Catalog knows somebody else under that id, enrolls nobody', () => {
    const world = shared();
    const [one] = usersIn(world);
    if (!one) throw new Error('a user');
    world.host.workbook.edit('Users', world.person.cell('Users', 'ID', String(one.id), 'Email'), 'new.address@example.org');
    const row = typeEnrollment(world, 'new.address@example.org', String(coursesIn(world)[0]?.id));
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused.find(({ tab }) => tab === 'Enrollments')).toMatchObject({
      row,
      what: `“new.address@example.org” doesn’t match user ${one.id} in Catalog`,
    });
  });
});

describe('an enrollment of somebody who is created in the same review', () => {
  /** A new user and their enrollment, both typed. */
  async function withNewcomer(): Promise<{ world: World; course: Listing; userRow: number; row: number }> {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'users', 'enrollments'] });
    const { course } = strangers(world);
    const userRow = rowsOf(world, 'Users').length + 2;
    world.person.type('Users', 'Action', userRow, 'create');
    world.person.type('Users', 'Name', userRow, 'Nova Star');
    world.person.type('Users', 'Email', userRow, 'nova@example.org');
    const row = typeEnrollment(world, 'nova@example.org', course.title);
    return { world, course, userRow, row };
  }

  it('is sent after the user, with the id that Catalog gave', async () => {
    const { world, course, row } = await withNewcomer();
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests.map(({ resource, caption }) => [resource, caption])).toEqual([
      ['users', 'Nova Star'],
      ['enrollments', `Nova Star in ${course.title}`],
    ]);
    expect(plan.requests[1]?.fields.find(({ label }) => label === 'Canvas user ID')?.after).toBe('nova@example.org (once created)');
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done', 'done']);
    const nova = usersIn(world).find(({ email_address }) => email_address === 'nova@example.org');
    expect(world.catalog.records('enrollments').at(-1)).toMatchObject({ user: { id: nova?.canvas_user_id }, listing: { id: course.id } });
    expect(rowsOf(world, 'Enrollments').find((each) => each.row === String(row))).toMatchObject({
      'Canvas user ID': String(nova?.canvas_user_id),
      Status: 'created',
    });
    expect(review(world).requests).toEqual([]);
  });

  it('is not sent where Catalog does not create the user, and says so', async () => {
    const { world, row } = await withNewcomer();
    const plan = review(world);
    world.catalog.setFaults([{ match: 'POST /api/v1/users', answer: '422', times: 1 }]);
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(statusOf(world, 'Enrollments', row)).toBe('failed: the user Nova Star wasn’t created');
    expect(writes(world).some(({ path }) => path.includes('enrollments'))).toBe(false);
  });

  it('is left out with the user', async () => {
    const { world } = await withNewcomer();
    const plan = review(world);
    const outcome = send(world, plan, { skipped: [String(plan.requests[0]?.request)] });
    expect(outcome.requests.map(({ state, note }) => [state, note])).toEqual([
      ['skipped', 'skipped by you'],
      ['skipped', 'depends on Nova Star, which wasn’t sent'],
    ]);
    expect(writes(world)).toEqual([]);
  });

  it('gets its id anew where no answer to it came', async () => {
    const { world, course } = await withNewcomer();
    const plan = review(world);
    world.catalog.setFaults([{ match: 'POST /api/v1/enrollments', answer: 'act-then-drop', times: 1 }]);
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done', 'done']);
    const nova = usersIn(world).find(({ email_address }) => email_address === 'nova@example.org');
    const made = world.catalog.records('enrollments') as unknown as { listing: Listing; user: { id: number } | null }[];
    expect(made.filter(({ listing, user }) => listing.id === course.id && user?.id === nova?.canvas_user_id)).toHaveLength(1);
  });
});
