import { describe, expect, it } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { PersonMatch } from '../../src/protocol/tasks.ts';
import { matched } from '../../src/sidebar/tasks/enroll-actions.ts';
import { pastedPeople } from '../../src/sidebar/tasks/pasted-people.ts';
import {
  FEW,
  openedReview,
  openWorld,
  pull,
  review,
  rowsOf,
  send,
  shareWorld,
  violations,
  type World,
  writes,
} from '../support/open-world.ts';
import { callsOf } from '../support/runs.ts';

interface User {
  user_name: string;
  email_address: string;
  canvas_user_id: number;
}

const usersOf = ({ catalog }: World) => catalog.records('users') as unknown as User[];

/** Finds the people in a pasted text for a listing, as the page does. */
const match = ({ person }: World, text: string, listing: number | string = 0) =>
  person.ask<{ people: PersonMatch[] }>('matchPeople', { people: pastedPeople(text), listing: String(listing) }).people;

/** Presses the button that adds the rows; the review stands open afterward. */
function enroll(world: World, input: Messages['enroll']['input']): PlanView {
  world.person.ask('enroll', input);
  return openedReview(world);
}

/** A listing with room for everybody, and somebody who is not in it. */
function openListing({ catalog }: World): { id: number; title: string; users: User[] } {
  const [course] = catalog.records('courses') as unknown as { id: number; title: string }[];
  if (!course) throw new Error('no course');
  catalog.mutate({ type: 'update', resource: 'courses', id: course.id, fields: { enrollment_cap: null, waitlist: false } });
  const enrolled = (catalog.records('enrollments') as unknown as { listing: { id: number }; user: { id: number } | null }[])
    .filter(({ listing }) => listing.id === course.id)
    .map(({ user }) => user?.id);
  return {
    ...course,
    users: (catalog.records('users') as unknown as User[]).filter(({ canvas_user_id }) => !enrolled.includes(canvas_user_id)),
  };
}

describe('people who are pasted to be enrolled', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['courses', 'programs', 'users'] });

  it('can be enrolled in the courses and programs of the pulled tabs', () => {
    const world = shared();
    world.host.click('Enroll learners');
    const { listings, hasUsers } = world.person.ask<Messages['listings']['output']>('listings');
    expect(hasUsers).toBe(true);
    expect(listings).toHaveLength(world.catalog.records('courses').length + world.catalog.records('programs').length);
    const [course] = world.catalog.records('courses');
    expect(listings).toContainEqual({ id: String(course?.id), title: course?.title, one: 'course' });
  });

  it('are found by address, then by name; an address that nobody has may belong to somebody of that name', () => {
    const world = shared();
    const [ada, grace] = usersOf(world).filter(({ user_name }) => /^[A-Z]/.test(user_name));
    if (!ada || !grace) throw new Error('two users');
    const found = match(
      world,
      `${ada.email_address.toUpperCase()}\n${grace.user_name}\n${ada.user_name} <new@example.org>\nnobody@example.org`,
    );
    expect(found).toMatchObject([
      { name: '', isSure: true, found: [{ id: String(ada.canvas_user_id), text: `${ada.user_name}, ${ada.email_address}` }] },
      { name: grace.user_name, isSure: true, found: [{ id: String(grace.canvas_user_id) }] },
      { name: ada.user_name, mail: 'new@example.org', isSure: false, found: [{ id: String(ada.canvas_user_id) }] },
      { name: '', mail: 'nobody@example.org', isSure: false, found: [] },
    ]);
  });

  it('are not found under an address that only ends like theirs, and are found with either apostrophe', async () => {
    const world = await openWorld({ catalog: FEW });
    const [neil, other] = usersOf(world) as unknown as (User & { id: number })[];
    const change = (id: number | undefined, fields: Record<string, unknown>) =>
      world.catalog.mutate({ type: 'update', resource: 'users', id: Number(id), fields });
    change(neil?.id, { user_name: 'Neil Ash', email_address: 'neil@example.org' });
    change(other?.id, { user_name: 'Rory O’Neil', email_address: "o'neil@example.org" });
    pull(world, 'users');
    for (const text of ["o'neil@example.org", 'o’neil@example.org', "Rory O'Neil", 'Rory O’Neil', 'O’Neil, Rory', "o'neil@example.org."])
      expect([text, match(world, text)]).toMatchObject([text, [{ isSure: true, found: [{ id: String(other?.canvas_user_id) }] }]]);
    expect(match(world, 'p’neil@example.org')).toMatchObject([{ isSure: false, found: [] }]);
  });

  it('are found as “Last, First”, and with invisible characters and a full stop around their address', () => {
    const world = shared();
    const user = usersOf(world).find(({ user_name }) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(user_name));
    const [first, last] = user?.user_name.split(' ') ?? [];
    const mail = user?.email_address;
    const spellings = [
      `${last}, ${first}`,
      `${mail}\u200b`,
      `\ufeff${mail}`,
      `${mail}\u00a0`,
      `${mail}.`,
      `mailto:${mail}`,
      `“${last}, ${first}” <${mail}>`,
    ];
    for (const text of spellings) {
      expect([text, match(world, text)]).toMatchObject([text, [{ isSure: true, found: [{ id: String(user?.canvas_user_id) }] }]]);
      expect(match(world, text)).toHaveLength(1);
    }
  });

  it('are one person if they are pasted by name and by address', () => {
    const world = shared();
    const user = usersOf(world).find(({ user_name }) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(user_name));
    expect(match(world, `${user?.user_name}\n${user?.email_address}`)).toMatchObject([
      { isSure: true, found: [{ id: String(user?.canvas_user_id) }] },
    ]);
  });

  it('are named as enrolled or waiting in the list, and get no row', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'users', 'enrollments'] });
    const [enrolled] = rowsOf(world, 'Enrollments').filter((row) => row['Enrollment status'] === 'active');
    const listing = Number(enrolled?.['Listing ID']);
    const inListing = rowsOf(world, 'Enrollments').filter((row) => row['Listing ID'] === String(listing));
    const [waiting, free] = usersOf(world).filter((user) =>
      inListing.every((row) => row['Canvas user ID'] !== String(user.canvas_user_id)),
    );
    const [{ id: _, ...applicant } = { id: 0, listing: {} }] = world.catalog.records('applicants');
    const place = { status: 'waitlist', listing: { ...(applicant.listing as object), id: listing }, user: { id: waiting?.canvas_user_id } };
    world.catalog.mutate({ type: 'create', resource: 'applicants', fields: { ...applicant, ...place } });
    const mailOf = (id: unknown) => usersOf(world).find(({ canvas_user_id }) => String(canvas_user_id) === String(id))?.email_address;
    const text = [enrolled?.['Canvas user ID'], waiting?.canvas_user_id, free?.canvas_user_id].map(mailOf).join('\n');
    const people = match(world, text, listing);
    expect(people.map(({ found: [first] }) => first?.already)).toEqual(['enrolled', 'on the waitlist', undefined]);
    const { chosen } = matched({ text, listing: '', chosen: [] }, people);
    expect(chosen).toEqual(['', '', String(free?.canvas_user_id)]);
  });

  it('get a row each in the tab of enrollments, which is pulled first; new ones a row in Users too; one review sends all', () => {
    const world = shared();
    const { id, users } = openListing(world);
    const [ada, grace] = users;
    const plan = enroll(world, {
      listing: String(id),
      people: [String(ada?.canvas_user_id), String(grace?.canvas_user_id)],
      newcomers: [{ name: '=Nova "Star"', mail: '+nova@example.org' }],
    });
    expect(world.host.workbook.sheets().map(({ name }) => name)).toContain('Enrollments');
    expect(
      rowsOf(world, 'Enrollments')
        .filter((row) => row.Action !== 'create')
        .every((row) => row['Listing ID'] === String(id)),
    ).toBe(true);
    expect(plan.refused).toEqual([]);
    expect(plan.counts).toMatchObject({ create: 4 });
    expect(send(world, plan).requests.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    const nova = usersOf(world).find(({ email_address }) => email_address === '+nova@example.org');
    expect(nova?.user_name).toBe('=Nova "Star"');
    const made = world.catalog.records('enrollments').slice(-3) as unknown as { listing: { id: number }; user: { id: number } }[];
    expect(made.map(({ listing, user }) => [listing.id, user.id])).toEqual([ada, grace, nova].map((user) => [id, user?.canvas_user_id]));
    expect(review(world).requests).toEqual([]);
    world.host.dialogs().at(-1)?.close();
    expect(violations(world)).toEqual([]);
  });

  it('who are enrolled already, or wait for a seat, are told so and left out', () => {
    const world = shared();
    const { id, users } = openListing(world);
    const [enrolled] = rowsOf(world, 'Enrollments').filter((row) => row['Enrollment status'] === 'active');
    const waiting = users.find(({ user_name }) => /^[A-Z]/.test(user_name));
    if (!waiting) throw new Error('nobody is left');
    const [{ id: _, ...applicant } = { id: 0, listing: {} }] = world.catalog.records('applicants');
    world.catalog.mutate({
      type: 'create',
      resource: 'applicants',
      fields: {
        ...applicant,
        status: 'waitlist',
        listing: { ...(applicant.listing as object), id },
        user: { id: waiting.canvas_user_id },
      },
    });
    const before = writes(world).length;
    const plan = enroll(world, {
      listing: String(id),
      people: [String(enrolled?.['Canvas user ID']), String(waiting.canvas_user_id)],
      newcomers: [],
    });
    expect(plan.requests).toEqual([]);
    expect(plan.refused.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^already exists in Catalog \(ID \d+\)$/),
      'is already on the waitlist',
    ]);
    expect(writes(world)).toHaveLength(before);
    world.host.dialogs().at(-1)?.close();
  });
});

describe('hundreds of people', () => {
  it('are written in a handful of calls, whatever their number', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'users'] });
    pull(world, 'enrollments');
    const { id } = openListing(world);
    const callsFor = (people: string[]) => {
      const all = callsOf(world.host, () => world.person.ask('enroll', { listing: String(id), people, newcomers: [] }));
      const { calls, writes } = world.host.counts();
      // Their values first, and the Action that arms them once these are known to be in the right cells. Then what the review that opens
      // writes: the head of its sheet, its plan, and Status.
      expect(writes.length).toBeLessThanOrEqual(5);
      // Each row that is to be created has an ID of its own.
      const ids = calls['Utilities.getUuid'] ?? 0;
      expect(ids).toBeLessThanOrEqual(people.length + 4);
      world.host.dialogs().at(-1)?.close();
      return all - ids;
    };
    const few = callsFor(['1', '2']);
    expect(callsFor(Array.from({ length: 400 }, (_, index) => String(index + 1000)))).toBeLessThanOrEqual(few + 3);
    expect(rowsOf(world, 'Enrollments').filter((row) => row.Action === 'create')).toHaveLength(402);
  });
});
