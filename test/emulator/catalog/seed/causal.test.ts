import { describe, expect, it } from 'vitest';
import type { Store } from '../../../../emulator/catalog/store/store.ts';
import { readTime } from '../../../../emulator/catalog/store/times.ts';
import { CLOCK, filled } from '../filled.ts';

const DAY = 86_400_000;
const pair = (listing: number, user: number | null | undefined) => `${listing} ${user}`;
const paidLines = (store: Store) =>
  store.orders.rows
    .filter(({ purchased_at }) => purchased_at !== null)
    .flatMap(({ listings, user }) => (user?.id ? listings.map(({ id }) => pair(id, user.id)) : []));
const enrolled = (store: Store) => store.enrollments.rows.map(({ listing, user }) => pair(listing.id, user?.id));
const plantedIn = ({ planted }: Store, ...findings: string[]) => planted.rows.filter(({ finding }) => findings.includes(finding));
const plantedPairs = (store: Store, ...findings: string[]) =>
  plantedIn(store, ...findings).map(({ record, person }) => pair(store.orders.byId.get(record)?.listings[0]?.id ?? 0, person));
/** Seats that come with a program, or with an invitation. */
const givenTo = (store: Store) => {
  const invited = new Set(store.bulkEnrollments.rows.flatMap(({ invitations }) => invitations.map(({ enrollment_id }) => enrollment_id)));
  const programs = new Map(store.programs.rows.map((program) => [program.id, program]));
  const coursesOf = (id: number): number[] => programs.get(id)?.requirement_ids.flatMap((each) => [each, ...coursesOf(each)]) ?? [];
  const required = paidLines(store).flatMap((line) => {
    const [listing, user] = line.split(' ').map(Number);
    return coursesOf(listing ?? 0).map((course) => pair(course, user));
  });
  return { invited, required: new Set(required) };
};

describe.each([1, 2, 3])('the demo data of seed %i', (seed) => {
  it.each(['small', 'medium'] as const)(
    'enrolls each buyer of the %s Catalog, and no one who has neither paid nor been invited',
    (scale) => {
      const store = filled(seed, scale);
      const seats = new Set(enrolled(store));
      const paid = new Set(paidLines(store));
      const { invited, required } = givenTo(store);
      const unpaid = store.enrollments.rows.filter(({ id, listing, user }) => {
        const seat = pair(listing.id, user?.id);
        return user !== null && !paid.has(seat) && !invited.has(id) && !required.has(seat);
      });

      expect([...paid].filter((line) => !seats.has(line)).sort()).toEqual(
        plantedPairs(store, 'Paid, not enrolled', 'On the waitlist after paying').sort(),
      );
      expect(unpaid.map(({ id }) => id)).toEqual(plantedIn(store, 'Enrolled without an order').map(({ record }) => record));
      expect(paid.size).toBeGreaterThan(200);
    },
  );

  it('has a second enrollment of a person only after a drop', () => {
    const { enrollments } = filled(seed, 'small');
    const open = enrollments.rows.filter(({ status }) => status !== 'dropped').map(({ listing, user }) => pair(listing.id, user?.id));
    const known = open.filter((each) => !each.endsWith('undefined'));

    expect(new Set(known).size).toBe(known.length);
  });
});

describe('the days of the demo data', () => {
  it('end today by the given clock, with orders and enrollments in each of the last weeks', () => {
    for (const until of [CLOCK, Date.parse('2027-03-08T09:30:00Z'), Date.parse('2024-05-01T00:00:00Z')]) {
      const { orders, enrollments } = filled(1, 'small', until);
      const ages = (times: string[]) => times.map((time) => (until - (readTime(time) ?? 0)) / DAY);
      const ordered = ages(orders.rows.map(({ created_at }) => created_at));
      const seated = ages(enrollments.rows.map(({ enrolled_at }) => enrolled_at));

      for (const week of [0, 1, 2, 3]) {
        expect(ordered.filter((age) => age >= week * 7 && age < week * 7 + 7).length).toBeGreaterThan(0);
        expect(seated.filter((age) => age >= week * 7 && age < week * 7 + 7).length).toBeGreaterThan(0);
      }
      expect(Math.min(...ordered, ...seated)).toBeGreaterThanOrEqual(0);
    }
  });

  it('leave courses that begin in the coming weeks', () => {
    const starts = filled(1, 'small').courses.rows.map(({ start_date }) => readTime(start_date ?? '') ?? 0);

    expect(starts.some((time) => time > CLOCK && time < CLOCK + 60 * DAY)).toBe(true);
  });
});

describe('the titles of the demo data', () => {
  it('begin with ordinary ones, and keep those that a spreadsheet likes to spoil further down', () => {
    const titles = filled(1, 'small').courses.rows.map(({ title }) => title);

    expect(titles.slice(0, 10).filter((title) => !/^[A-Z][A-Za-z &:]+$/.test(title))).toEqual([]);
    expect(titles.indexOf('=Design & Build')).toBe(10);
  });

  it('keep IDs, prices, and people of version 0.1.0', () => {
    const [now, then] = [filled(1, 'small'), filled(1, 'small', '0.1.0')];
    const listings = ({ courses, programs }: Store) =>
      [...courses.rows, ...programs.rows].map(({ id, enrollment_fee }) => [id, enrollment_fee]);
    const people = ({ users }: Store) => users.rows.map(({ id, canvas_user_id, user_name }) => [id, canvas_user_id, user_name]);

    expect(listings(now)).toEqual(listings(then));
    expect(people(now)).toEqual(people(then));
    expect(now.orders.rows.map(({ id }) => id)).toEqual(then.orders.rows.map(({ id }) => id));
  });
});
