// Rows of an earlier task or review that weren't sent: they're never sent along without a word.
import { describe, expect, it } from 'vitest';
import { openedReview, openWorld, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';

const SCALE = { courses: 6, programs: 2, orders: 4, enrollments: 4, users: 12 };

const openDesk = () => openWorld({ catalog: { scale: SCALE }, pulled: ['courses', 'users', 'enrollments'] });

/** IDs of users that aren't enrolled in a course. */
function strangers(world: World, listing: string): string[] {
  const enrolled = rowsOf(world, 'Enrollments').flatMap((row) => (row['Listing ID'] === listing ? [row['Canvas user ID']] : []));
  return rowsOf(world, 'Users').flatMap((row) =>
    row['Canvas user ID'] && !enrolled.includes(row['Canvas user ID']) ? [row['Canvas user ID']] : [],
  );
}

const listingOf = (world: World) => String(rowsOf(world, 'Courses')[0]?.ID);

describe('a task', () => {
  it('opens the review of exactly the rows that it added, and names the edits that wait', async () => {
    const world = await openDesk();
    for (const row of [2, 3, 4]) world.person.type('Courses', 'Price', row, String(70 + row));
    const listing = listingOf(world);
    const [first = '', second = ''] = strangers(world, listing);
    world.person.ask('enroll', { listing, people: [first, second], newcomers: [{ name: 'Ana Neu', mail: 'ana@example.org' }] });
    const plan = openedReview(world);
    expect(plan.requests.map(({ operation, resource }) => [operation, resource])).toEqual([
      ['create', 'users'],
      ['create', 'enrollments'],
      ['create', 'enrollments'],
      ['create', 'enrollments'],
    ]);
    expect(plan.waiting).toMatchObject([{ tab: 'Courses', edits: 3 }]);
    world.person.finish('send', { plan: plan.plan, options: [] });
    expect(writes(world).map(({ operationId }) => operationId)).not.toContain('updateCourse');
    world.host.dialogs().at(-1)?.close();
    expect(review(world).requests.map(({ resource }) => resource)).toEqual(['courses', 'courses', 'courses']);
  });

  it('enrolls none of the learners that an earlier task left unsent', async () => {
    const world = await openDesk();
    const listing = listingOf(world);
    const [first = '', second = ''] = strangers(world, listing);
    world.person.ask('enroll', { listing, people: [first], newcomers: [] });
    openedReview(world);
    world.host.dialogs().at(-1)?.close();
    world.person.ask('enroll', { listing, people: [second], newcomers: [] });
    const plan = openedReview(world);
    expect(plan.requests).toHaveLength(1);
    expect(plan.waiting).toMatchObject([{ tab: 'Enrollments', edits: 1 }]);
    world.person.finish('send', { plan: plan.plan, options: [] });
    expect(writes(world)).toMatchObject([{ operationId: 'createEnrollment', body: { enrollment: { canvas_user_id: Number(second) } } }]);
  });
});

describe('an Action that was left out of a send', () => {
  it('is cleared, says so in its row, and isn’t in the next review', async () => {
    const world = await openDesk();
    world.person.type('Courses', 'Action', 2, 'archive');
    world.person.type('Courses', 'Price', 3, '71');
    const plan = review(world);
    const archive = plan.requests.find(({ operation }) => operation === 'archive')?.request ?? '';
    send(world, plan, { skipped: [archive] });
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ Status: 'not sent: skipped by you', Action: '' });
    expect(rowsOf(world, 'Courses')[1]?.Status).toBe('sent');
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('is cleared in a new row that the next review offers to include', async () => {
    const world = await openDesk();
    const listing = listingOf(world);
    world.person.ask('enroll', { listing, people: strangers(world, listing).slice(0, 2), newcomers: [] });
    const plan = openedReview(world);
    const [skipped, other] = plan.requests;
    world.person.finish('send', { plan: plan.plan, options: [], skipped: [skipped?.request ?? ''] });
    world.host.dialogs().at(-1)?.close();
    const rows = rowsOf(world, 'Enrollments');
    expect(rows.find(({ row }) => row === String(skipped?.row))).toMatchObject({ Action: '', ID: '', Status: 'not sent: skipped by you' });
    expect(rows.find(({ row }) => row === String(other?.row))?.Status).toBe('created');
    expect(review(world)).toMatchObject({ requests: [], refused: [], newRows: [{ tab: 'Enrollments', rows: [skipped?.row] }] });
  });

  it('is named once more if its review was closed without sending', async () => {
    const world = await openDesk();
    const listing = listingOf(world);
    world.person.ask('enroll', { listing, people: strangers(world, listing).slice(0, 1), newcomers: [] });
    openedReview(world);
    world.host.dialogs().at(-1)?.close();
    world.person.type('Courses', 'Price', 3, '71');
    expect(review(world).remarks.join()).toMatch(/Enrollments: an earlier review had these rows, and they weren’t sent then \(row \d+\)/);
  });
});
