// Which record a row means: Catalog says so, never a cell that could have been sorted, pasted, or typed over.
import { describe, expect, it } from 'vitest';
import { columnName } from '../../../emulator/index.ts';
import { fill, rowOf } from '../../support/cells.ts';
import { openWorld, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';

const FEW = { scale: { courses: 8, programs: 4, orders: 10, enrollments: 12, tags: 9, users: 10 } };

/** Reverses the cells of one column, as a sort of only that column would. */
function sortOnly(world: World, tab: string, header: string): void {
  const cells = rowsOf(world, tab).map((row) => String(row[header]));
  cells.reverse().forEach((cell, index) => {
    world.person.type(tab, header, index + 2, cell);
  });
}

function titleIn(world: World, id: string | undefined): string {
  return String(world.catalog.records('courses').find((course) => String(course.id) === id)?.title);
}

function sentTexts(world: World): string {
  world.host.click('Send log');
  return world.host.workbook.display('Send log').flat().join(' | ');
}

describe('the name of a record', () => {
  it('comes from Catalog in review, result, log, and undo if a Title cell was typed over', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [row] = rowsOf(world, 'Courses');
    const title = titleIn(world, row?.ID);
    world.person.type('Courses', 'Title', 2, 'Not the name in Catalog');
    world.person.type('Courses', 'Action', 2, 'delete');
    const plan = review(world);
    expect(plan.requests.map(({ caption, key }) => [key, caption])).toEqual([[row?.ID, title]]);
    expect(send(world, plan).requests.map(({ caption, state }) => [caption, state])).toEqual([[title, 'done']]);
    expect(sentTexts(world)).toContain(title);
    expect(sentTexts(world)).not.toContain('Not the name in Catalog');
    const undone = world.person.ask<{ requests: { caption: string }[] }>('undo', { run: plan.plan });
    expect(undone.requests.map(({ caption }) => caption)).toEqual([title]);
  });

  it('is the present one if a colleague renamed the record since the pull', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [row] = rowsOf(world, 'Courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(row?.ID), fields: { title: 'Renamed by a colleague' } });
    world.person.type('Courses', 'Action', 2, 'delete');
    expect(review(world).requests.map(({ caption }) => caption)).toEqual(['Renamed by a colleague']);
  });

  it('is never that of another record after a sort of only the Title column', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const pulled = rowsOf(world, 'Courses');
    sortOnly(world, 'Courses', 'Title');
    world.person.type('Courses', 'Action', 2, 'delete');
    const { requests, refused } = review(world);
    expect(requests.filter(({ operation }) => operation === 'delete')).toEqual([]);
    expect(refused).toContainEqual(
      expect.objectContaining({
        row: 2,
        label: titleIn(world, pulled[0]?.ID),
        what: `has the ID ${pulled[0]?.ID}, but the row shows the name of “${pulled.at(-1)?.Title}” (ID ${pulled.at(-1)?.ID})`,
      }),
    );
    expect(rowsOf(world, 'Courses')[0]?.Status).toContain(`(ID ${pulled.at(-1)?.ID})`);
  });
});

describe('a row that mixes two records', () => {
  it('is refused after a sort of only the ID column, with both records named', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const pulled = rowsOf(world, 'Courses');
    sortOnly(world, 'Courses', 'ID');
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused.map(({ label, what }) => `${label} ${what}`)).toEqual(
      pulled.map((shown, index) => {
        const id = pulled[pulled.length - 1 - index]?.ID;
        return `${titleIn(world, id)} has the ID ${id}, but the row shows cells of “${shown.Title}” (ID ${shown.ID})`;
      }),
    );
  });

  it('is refused after a sort of only some columns, the ID among them', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [headers = []] = world.host.workbook.display('Courses');
    const left = headers
      .slice(headers.indexOf('ID'), Math.ceil(headers.length / 2))
      .filter((header) => header !== 'Status' && header !== 'Action');
    for (const header of left) sortOnly(world, 'Courses', header);
    const { requests } = review(world);
    expect(requests.map(({ caption }) => caption)).toEqual([]);
  });

  it('is refused if only names that can’t be edited were sorted', async () => {
    const world = await openWorld({ pulled: ['applicants'] });
    const pulled = rowsOf(world, 'Waitlist applicants');
    expect(pulled.length).toBeGreaterThan(2);
    sortOnly(world, 'Waitlist applicants', 'Name');
    world.person.type('Waitlist applicants', 'Action', 2, 'remove');
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused).toEqual([
      expect.objectContaining({
        label: `${pulled[0]?.Name} in ${pulled[0]?.Listing}`,
        what: expect.stringContaining(`“${pulled.at(-1)?.Name}” (ID `),
      }),
    ]);
  });
});

describe('a row of one record', () => {
  it('is sent if its record changed in Catalog since the pull', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [first, second] = rowsOf(world, 'Courses');
    const { title } = world.catalog.records('courses').find(({ id }) => String(id) === second?.ID) ?? {};
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(first?.ID), fields: { title } });
    world.person.type('Courses', 'Price', 2, '12');
    const { requests, refused } = review(world);
    expect([requests.length, refused]).toEqual([1, []]);
  });

  it('is sent if cells that can’t be edited were typed over, with a note', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    for (const row of [2, 3, 4]) {
      world.person.type('Courses', 'Updated', row, 'my note');
      world.person.type('Courses', 'Price', row, '12');
    }
    const { requests, refused, remarks } = review(world);
    expect([requests.length, refused]).toEqual([3, []]);
    expect(remarks.join()).toContain('edits in read-only columns');
  });

  it('is sent if its new title is one that another record keeps', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [, second] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Title', 2, String(second?.Title));
    const { requests, refused } = review(world);
    expect([requests.length, refused]).toEqual([1, []]);
  });

  it('gets the former title of another record once that one’s new title was sent', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [, second] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Title', 2, String(second?.Title));
    world.person.type('Courses', 'Title', 3, 'Fall 2027');
    const first = review(world);
    expect(first.requests.map(({ row }) => row)).toEqual([3]);
    send(world, first);
    expect(send(world, review(world)).requests.map(({ row, state }) => [row, state])).toEqual([[2, 'done']]);
  });
});

/** A learner of one enrollment, and a course with free seats that they aren't in. */
function stranger({ catalog }: World): { learner: Record<string, unknown>; listing: Record<string, unknown> } {
  const enrolled = catalog.records('enrollments') as unknown as { listing: { id: number }; user: { id: number } | null }[];
  for (const learner of catalog.records('users')) {
    const own = enrolled.filter(({ user }) => user?.id === learner.canvas_user_id).map((each) => each.listing.id);
    const listing = catalog.records('courses').find(({ id }) => !own.includes(Number(id)));
    if (own.length === 0 || !listing || !/^[A-Z][a-z]+ [A-Z]/.test(String(learner.user_name))) continue;
    catalog.mutate({ type: 'update', resource: 'courses', id: Number(listing.id), fields: { enrollment_cap: null } });
    return { learner, listing };
  }
  throw new Error('a learner and a course');
}

/** Writes another name for a learner into the hidden name cache. */
function alterCachedName({ host: { workbook } }: World, learner: string): void {
  const cells = workbook.display('Catalog Sync data').flatMap((line, at) => line.map((text, column) => ({ text, at, column })));
  const cached = cells.filter(({ text }) => text.includes(`"${learner}"`));
  for (const { text, at, column } of cached)
    workbook.edit('Catalog Sync data', `${columnName(column + 1)}${at + 1}`, text.replaceAll(`"${learner}"`, '"Someone Else"'));
  expect(cached).not.toEqual([]);
}

describe('the removal of a learner', () => {
  it('names learner and listing in review, Send log, and undo, with one request for each learner', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const active = rowsOf(world, 'Enrollments').filter((row) => row['Enrollment status'] === 'active');
    for (const { row } of active) world.person.type('Enrollments', 'Action', row, 'drop');
    const nameOf = (id: string | undefined) => world.catalog.records('users').find((user) => String(user.canvas_user_id) === id)?.user_name;
    world.catalog.clearRequests();
    const plan = review(world);
    const expected = active.map((row) => `${nameOf(row['Canvas user ID']) ?? `Canvas user ${row['Canvas user ID']}`} in ${row.Listing}`);
    expect(plan.requests.map(({ caption }) => caption)).toEqual(expected);
    const asked = world.catalog.requests().filter(({ operationId }) => operationId === 'listUsers');
    expect(asked.length).toBe(new Set(active.map((row) => row['Canvas user ID'])).size);
    send(world, plan, { confirmed: 'drop' });
    expect(sentTexts(world)).toContain(expected[0]);
    const undone = world.person.ask<{ refused: { label: string }[] }>('undo', { run: plan.plan });
    expect(undone.refused.map(({ label }) => label)).toEqual(expected);
  });

  it('shows the Canvas user ID if the spreadsheet leaves personal data out', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    world.person.ask('personal', { answer: 'without' });
    const row = rowsOf(world, 'Enrollments').find((each) => each['Enrollment status'] === 'active');
    world.person.type('Enrollments', 'Action', String(row?.row), 'drop');
    expect(review(world).requests.map(({ caption }) => caption)).toEqual([`Canvas user ${row?.['Canvas user ID']} in ${row?.Listing}`]);
  });

  it('names the learner as Catalog does if someone altered the cached names', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const [row] = rowsOf(world, 'Enrollments').filter((each) => each['Enrollment status'] === 'active');
    const learner = String(row?.Learner);
    alterCachedName(world, learner);
    world.person.type('Enrollments', 'Action', String(row?.row), 'drop');
    expect(review(world).requests.map(({ caption }) => caption)).toEqual([`${learner} in ${row?.Listing}`]);
  });

  it('leaves no name in the journal once personal data is removed', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const row = rowsOf(world, 'Enrollments').find((each) => each['Enrollment status'] === 'active');
    world.person.type('Enrollments', 'Action', String(row?.row), 'drop');
    const { requests } = review(world);
    const [name = ''] = String(requests[0]?.caption).split(' in ');
    expect(JSON.stringify(world.host.workbook.dump())).toContain(name);
    world.host.dialogs().at(-1)?.close();
    world.person.ask('removePersonal', { confirmed: 'remove personal data' });
    expect(JSON.stringify(world.host.workbook.dump())).not.toContain(name);
  });
});

describe('a large removal', () => {
  it('needs its typed confirmation however small its share of the tab is', async () => {
    const world = await openWorld({ catalog: { scale: { ...FEW.scale, users: 150 } }, pulled: ['users'] });
    const rows = rowsOf(world, 'Users');
    expect(rows.length).toBeGreaterThanOrEqual(150);
    for (const { row } of rows.slice(0, 26)) world.person.type('Users', 'Action', row, 'delete');
    const plan = review(world);
    expect(plan.guard).toMatchObject({ words: 'delete', why: [`26 of ${rows.length} records in “Users” would be deleted from Catalog.`] });
    expect(() => send(world, plan)).toThrow('Type “delete” to confirm.');
    expect(writes(world)).toEqual([]);
  });
});

describe('a plan that removes a tag from a course and deletes the tag', () => {
  function untagAndDelete(world: World) {
    const course = rowsOf(world, 'Courses').find((row) => String(row.Tags).includes(', '));
    const [tag = '', ...rest] = String(course?.Tags).split(', ');
    const row = rowsOf(world, 'Tags').find(({ Name }) => Name === tag);
    world.person.type('Courses', 'Tags', String(course?.row), rest.join(', '));
    world.person.type('Tags', 'Action', String(row?.row), 'delete');
    return { plan: review(world), tag, course };
  }
  const tagNames = (world: World) => world.catalog.records('tags').map(({ name }) => name);

  it('sends both', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });
    const { plan, tag } = untagAndDelete(world);
    expect(send(world, plan).requests.map(({ operation, state }) => [operation, state])).toEqual([
      ['update', 'done'],
      ['delete', 'done'],
    ]);
    expect(tagNames(world)).not.toContain(tag);
  });

  it('keeps the tag if a colleague gave it to another course since the review', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });
    const { plan, tag } = untagAndDelete(world);
    const other = world.catalog.records('courses').find((course) => !(course.tag_names as string[]).includes(tag));
    const fields = { tag_names: [...((other?.tag_names ?? []) as string[]), tag] };
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(other?.id), fields });
    expect(send(world, plan).requests.map(({ operation, state }) => [operation, state])).toEqual([
      ['update', 'done'],
      ['delete', 'stale'],
    ]);
    expect(tagNames(world)).toContain(tag);
  });
});

describe('a new enrollment by IDs or an address', () => {
  /** Enrolls a learner of one row in the listing of another one. */
  function enroll(world: World, cells: { learner: string; listing: string }): void {
    const row = Math.max(...rowsOf(world, 'Enrollments').map((each) => Number(each.row))) + 1;
    fill(world, 'Enrollments', row, { Action: 'create', 'Canvas user ID': cells.learner, 'Listing ID': cells.listing });
  }

  const createdIn = (world: World) =>
    review(world)
      .requests.filter(({ operation }) => operation === 'create')
      .map(({ caption }) => caption);

  it('names learner and listing as Catalog does if someone altered the cached names', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { learner, listing } = stranger(world);
    alterCachedName(world, String(learner.user_name));
    enroll(world, { learner: String(learner.canvas_user_id), listing: String(listing.id) });
    expect(createdIn(world)).toEqual([`${learner.user_name} in ${listing.title}`]);
  });

  it.each(['canvas_user_id', 'email_address'])(
    'names both as Catalog does by %s if the cells of Users and Courses say otherwise',
    async (by) => {
      const world = await openWorld({ catalog: FEW, pulled: ['users', 'courses', 'enrollments'] });
      const { learner, listing } = stranger(world);
      world.person.type('Users', 'Name', String(rowOf(world, 'Users', learner.id).row), 'Someone Else');
      world.person.type('Courses', 'Title', String(rowOf(world, 'Courses', listing.id).row), 'Something Else');
      enroll(world, { learner: String(learner[by]), listing: String(listing.id) });
      expect(createdIn(world)).toEqual([`${learner.user_name} in ${listing.title}`]);
    },
  );

  it('names the learner by ID if the spreadsheet leaves personal data out', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { learner, listing } = stranger(world);
    world.person.ask('personal', { answer: 'without' });
    enroll(world, { learner: String(learner.canvas_user_id), listing: String(listing.id) });
    expect(createdIn(world)).toEqual([`Canvas user ${learner.canvas_user_id} in ${listing.title}`]);
  });
});
