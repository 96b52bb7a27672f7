import { describe, expect, it } from 'vitest';
import { openWorld, pull, review, rowsOf, send, violations, type World, writes } from '../support/open-world.ts';

function idOf(world: World, tab: string, row: number): number {
  return Number(rowsOf(world, tab).find((each) => each.row === String(row))?.ID);
}

function colleague(world: World, row: number, fields: Record<string, unknown>): void {
  world.catalog.mutate({ type: 'update', resource: 'courses', id: idOf(world, 'Courses', row), fields });
}

describe('what a colleague changed meanwhile', () => {
  it('in the same field is a conflict: shown with both values, held back, and said in the row', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'Mine');
    world.person.type('Courses', 'Price', 2, '12');
    colleague(world, 2, { title: 'Theirs' });
    const plan = review(world);
    expect(plan.counts).toMatchObject({ update: 1, conflict: 1 });
    expect(plan.requests[0]?.fields.find((field) => field.label === 'Title')).toMatchObject({
      after: 'Mine',
      theirs: 'Theirs',
      state: 'conflict',
    });
    const outcome = send(world, plan);
    expect(writes(world).map((write) => write.body)).toEqual([{ course: { enrollment_fee: 12 } }]);
    expect(outcome.requests[0]?.fields.map((field) => [field.label, field.state])).toEqual([
      ['Title', 'skipped'],
      ['Price', 'done'],
    ]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({
      Title: 'Mine',
      Status: expect.stringContaining('a conflicting field wasn’t sent'),
    });
  });

  it('in another field is merged, and comes into the tab with the send', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '12');
    colleague(world, 2, { title: 'Theirs' });
    send(world, review(world));
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Theirs', Price: '12.00', Status: 'sent' });
    expect(review(world).requests).toEqual([]);
  });

  it('to the same value leaves nothing to send', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'The same');
    colleague(world, 2, { title: 'The same' });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.remarks[0]).toContain('already matches Catalog');
  });

  it('to tags is merged as sets: what each added and removed', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const row = rowsOf(world, 'Courses').find((each) => String(each.Tags).includes(', '));
    const [first = '', second = ''] = String(row?.Tags).split(', ');
    world.person.type('Courses', 'Tags', String(row?.row), `${first}, Mine`);
    colleague(world, Number(row?.row), { tag_names: [first, second, 'Theirs'] });
    const plan = review(world);
    expect(plan.requests[0]?.fields[0]).toMatchObject({ added: ['Mine'], removed: [second] });
    send(world, plan);
    expect(writes(world)[0]?.body).toEqual({ course: { tag_names: [first, 'Mine', 'Theirs'].sort() } });
  });

  it('between review and send is held back as moved, and the others go on', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '12');
    world.person.type('Courses', 'Price', 3, '13');
    const plan = review(world);
    colleague(world, 2, { enrollment_fee: 99 });
    const outcome = send(world, plan);
    expect(outcome.requests.map((request) => request.state)).toEqual(['stale', 'done']);
    expect(
      rowsOf(world, 'Courses')
        .slice(0, 2)
        .map((row) => row.Status),
    ).toEqual(['not sent: changed in Catalog since the review, review again', 'sent']);
    expect(writes(world)).toHaveLength(1);
  });
});

describe('what becomes of each row', () => {
  it('one bad row of many: the others are done, it keeps what was typed and the words of Catalog, and only it is sent again', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 60 } }, pulled: ['courses'] });
    const taken = rowsOf(world, 'Courses')[50]?.Path;
    for (let row = 2; row <= 41; row++) world.person.type('Courses', 'Price', row, String(row));
    world.person.type('Courses', 'Path', 7, String(taken));
    const outcome = send(world, review(world));
    expect(outcome.requests.filter((request) => request.state === 'done')).toHaveLength(39);
    const failed = rowsOf(world, 'Courses')[5];
    expect(failed).toMatchObject({ Path: taken, Price: '7.00', Status: expect.stringMatching(/^failed: .*taken/i) });

    world.person.type('Courses', 'Path', 7, 'a-path-of-its-own');
    const again = review(world);
    expect(again.requests.map((request) => request.row)).toEqual([7]);
    send(world, again);
    expect(rowsOf(world, 'Courses')[5]).toMatchObject({ Path: 'a-path-of-its-own', Status: 'sent' });
    expect(review(world).requests).toEqual([]);
  });

  it('a value that Catalog stores differently is said, and the cell takes what is stored', async () => {
    const world = await openWorld({ catalog: { switches: { trims: true } }, pulled: ['courses'] });
    world.person.type('Courses', 'Title', 2, 'Botany  ');
    const outcome = send(world, review(world));
    expect(outcome.requests[0]).toMatchObject({ state: 'done', note: 'stored as Botany' });
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Title: 'Botany', Status: 'sent · stored as Botany' });
    expect(review(world).requests).toEqual([]);
  });

  it('a value that Catalog never shows is sent, and said to be unconfirmed', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Days to complete', 2, '45');
    const plan = review(world);
    send(world, plan);
    expect(writes(world)[0]?.body).toEqual({ course: { days_to_complete: 45 } });
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ 'Days to complete': '45', Status: 'sent · can’t be verified' });
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses')[0]?.['Days to complete']).toBe('45');
    expect(review(world).requests).toEqual([]);
  });

  it('an update without an answer is looked up: when it arrived it is done, and never sent twice', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '12');
    const plan = review(world);
    world.catalog.setFaults([{ match: 'PUT ', answer: 'act-then-500', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    expect(writes(world)).toHaveLength(1);
  });

  it('an update that did not arrive is tried again', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '12');
    const plan = review(world);
    world.catalog.setFaults([{ match: 'PUT ', answer: '503', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    expect(writes(world).map((write) => write.status)).toEqual([503, 204]);
  });

  it('an update that never arrives fails after three tries, and stays an unsent edit', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '12');
    const plan = review(world);
    world.catalog.setFaults([{ match: 'PUT ', answer: '503' }]);
    expect(send(world, plan).requests[0]?.state).toBe('failed');
    expect(writes(world)).toHaveLength(3);
    world.catalog.setFaults([]);
    expect(review(world).requests).toHaveLength(1);
  });

  it('nothing is sent of a row with a cell that cannot be sent, and the row says why', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, 'cheap');
    world.person.type('Courses', 'Seats', 2, '30');
    world.person.type('Courses', 'Title', 3, '');
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused.map((row) => [row.row, row.label, row.what])).toEqual([
      [2, 'Price', 'isn’t a number'],
      [3, 'Title', 'can’t be blank'],
    ]);
    expect(rowsOf(world, 'Courses')[0]?.Status).toBe(
      'not sent: Price isn’t a number. Enter a number without letters or a currency symbol, such as 12.50.',
    );
  });

  it('what an earlier send said of a row is gone once the row has something new to send, or nothing any more', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course, other] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '12');
    send(world, review(world));
    expect(rowsOf(world, 'Courses')[0]?.Status).toBe('sent');
    world.person.type('Courses', 'Path', 2, String(other?.Path));
    expect(review(world).requests).toHaveLength(1);
    expect(rowsOf(world, 'Courses')[0]?.Status).toBe('edited');
    send(world, review(world));
    expect(rowsOf(world, 'Courses')[0]?.Status).toMatch(/^failed: /);
    world.person.type('Courses', 'Path', 2, String(course?.Path));
    review(world);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ ID: course?.ID, Status: '' });
  });

  it('a blank clears where that is possible', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const row = rowsOf(world, 'Courses').find((each) => each.Seats !== '');
    world.person.type('Courses', 'Seats', String(row?.row), '');
    send(world, review(world));
    expect(writes(world)[0]?.body).toEqual({ course: { enrollment_cap: null } });
    expect(review(world).requests).toEqual([]);
  });

  it('a stock number goes beside the course, and is read back', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'SKU', 2, '0042');
    send(world, review(world));
    expect(writes(world)[0]?.body).toMatchObject({ sku: '0042' });
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ SKU: '0042', Status: 'sent' });
  });
});

describe('enrollments', () => {
  function newRow(world: World, user: string, listing: string): number {
    const row = rowsOf(world, 'Enrollments').length + 2;
    world.person.type('Enrollments', 'Action', row, 'create');
    world.person.type('Enrollments', 'Canvas user ID', row, user);
    world.person.type('Enrollments', 'Listing ID', row, listing);
    return row;
  }

  /** Someone and an open course in which they are not. */
  function freePair(world: World): { user: string; listing: string } {
    const enrolled = rowsOf(world, 'Enrollments');
    for (const course of rowsOf(world, 'Courses')) {
      if (course['Enrollment open'] !== 'TRUE' || course.Seats !== '') continue;
      const taken = enrolled.filter((each) => each['Listing ID'] === course.ID).map((each) => each['Canvas user ID']);
      const free = enrolled.find((each) => each['Canvas user ID'] !== '' && !taken.includes(String(each['Canvas user ID'])));
      if (free) return { user: String(free['Canvas user ID']), listing: String(course.ID) };
    }
    throw new Error('nobody is free');
  }

  it('orders and e-mails are made only where switched on in the review, and both are always said to Catalog', async () => {
    const world = await openWorld({ pulled: ['courses', 'enrollments'] });
    const { user, listing } = freePair(world);
    newRow(world, user, listing);
    const plan = review(world);
    expect(plan.options.map((option) => [option.name, option.requests])).toEqual([
      ['create_order', ['r1']],
      ['send_email', ['r1']],
    ]);
    expect(plan.requests[0]?.effects).toEqual(['seat', 'order', 'e-mail']);
    send(world, plan, { options: ['send_email'] });
    expect(writes(world)[0]?.body).toMatchObject({ create_order: false, send_email: true });
    expect(violations(world)).toEqual([]);
  });

  it('someone who is enrolled already is not enrolled twice', async () => {
    const world = await openWorld({ pulled: ['enrollments'] });
    const active = rowsOf(world, 'Enrollments').find((row) => row['Enrollment status'] === 'active' && row['Canvas user ID'] !== '');
    const row = newRow(world, String(active?.['Canvas user ID']), String(active?.['Listing ID']));
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused[0]).toMatchObject({ row, what: `already exists in Catalog (ID ${active?.ID})` });
  });

  it('a refused create keeps what was typed, with the words of Catalog', async () => {
    const world = await openWorld({ pulled: ['courses', 'enrollments'] });
    const { listing } = freePair(world);
    const row = newRow(world, '999999', listing);
    expect(send(world, review(world)).requests[0]?.state).toBe('failed');
    expect(rowsOf(world, 'Enrollments').find((each) => each.row === String(row))).toMatchObject({
      Action: 'create',
      'Canvas user ID': '999999',
      Status: expect.stringMatching(/^failed: /),
    });
  });

  it('the row is found again by its intent when somebody sorts between review and send', async () => {
    const world = await openWorld({ pulled: ['courses', 'enrollments'] });
    const { user, listing } = freePair(world);
    newRow(world, user, listing);
    const plan = review(world);
    const headers = world.host.workbook.display('Enrollments', '1:1')[0] ?? [];
    world.host.workbook.sort('Enrollments', headers.indexOf('Listing ID') + 1, false);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    const created = rowsOf(world, 'Enrollments').filter((each) => each.Status === 'created');
    expect(created).toHaveLength(1);
    expect(created[0]).toMatchObject({ 'Canvas user ID': user, 'Listing ID': listing, ID: expect.stringMatching(/^\d+$/) });
    expect(review(world).requests).toEqual([]);
  });

  it('are dropped by an Action, whether Catalog then shows them as dropped or not at all', async () => {
    for (const dropped of ['status', 'gone'] as const) {
      const world = await openWorld({ catalog: { switches: { dropped } }, pulled: ['enrollments'] });
      const active = rowsOf(world, 'Enrollments').find((row) => row['Enrollment status'] === 'active');
      world.person.type('Enrollments', 'Action', String(active?.row), 'drop');
      const plan = review(world);
      expect(plan.counts.drop).toBe(1);
      send(world, plan);
      expect(writes(world)).toMatchObject([{ operationId: 'deleteEnrollment', path: `/api/v1/enrollments/${active?.ID}`, status: 204 }]);
      expect(rowsOf(world, 'Enrollments').find((row) => row.ID === active?.ID)).toMatchObject({ Action: '', Status: 'dropped' });
      pull(world, 'enrollments');
      expect(review(world)).toMatchObject({ requests: [], refused: [] });
    }
  });

  it('an existing enrollment cannot be turned into another one', async () => {
    const world = await openWorld({ pulled: ['enrollments'] });
    world.person.type('Enrollments', 'Listing ID', 2, '12345');
    expect(review(world).refused[0]).toMatchObject({ row: 2, label: 'Listing ID', what: 'can only be set in new rows' });
  });
});

describe('tags', () => {
  it('are added, renamed and deleted from their tab', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags');
    world.person.type('Tags', 'Name', 2, 'Renamed');
    world.person.type('Tags', 'Action', 3, 'delete');
    world.person.type('Tags', 'Action', rows.length + 2, 'create');
    world.person.type('Tags', 'Name', rows.length + 2, '007 & friends');
    const plan = review(world);
    expect(plan.counts).toMatchObject({ create: 1, update: 1, delete: 1 });
    send(world, plan);
    expect(writes(world)).toMatchObject([
      { operationId: 'createTag', body: { name: '007 & friends' } },
      { operationId: 'updateTag', path: `/api/v1/tags/${rows[0]?.ID}`, body: { name: 'Renamed' } },
      { operationId: 'deleteTag', path: `/api/v1/tags/${rows[1]?.ID}` },
    ]);
    pull(world, 'tags');
    const names = rowsOf(world, 'Tags').map((row) => row.Name);
    expect(names).toContain('007 & friends');
    expect(names).not.toContain(rows[1]?.Name);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    expect(violations(world)).toEqual([]);
  });

  it('a new row without an Action is offered, not sent', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Name', row, 'Maybe');
    const plan = review(world);
    expect(plan).toMatchObject({ requests: [], newRows: [{ tab: 'Tags', rows: [row] }] });
  });

  it('two rows with the same id are refused, and the other rows go on', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags');
    world.person.type('Tags', 'ID', 3, String(rows[0]?.ID));
    world.person.type('Tags', 'Name', 3, 'Twice');
    world.person.type('Tags', 'Name', 4, 'Once');
    const plan = review(world);
    expect(plan.requests.map((request) => request.row)).toEqual([4]);
    expect(plan.refused.map((row) => row.row)).toEqual(expect.arrayContaining([3]));
  });
});
