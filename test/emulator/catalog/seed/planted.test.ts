import { describe, expect, it } from 'vitest';
import { listingById, type Store, seatsTaken } from '../../../../emulator/catalog/store/store.ts';
import { readTime } from '../../../../emulator/catalog/store/times.ts';
import { demo } from '../demo.ts';
import { CLOCK, filled } from '../filled.ts';

const DAY = 86_400_000;
const records = (store: Store, finding: string) =>
  store.planted.rows.filter((each) => each.finding === finding).map(({ record }) => record);
const waiting = (store: Store, id: number) =>
  store.applicants.rows.filter((each) => each.listing.id === id && each.status === 'waitlist').length;

/** What a reader of the Catalog finds at a listing, worked out from its records alone. */
const SEATS: Record<string, (seats: { cap: number; taken: number; waiting: number; hasWaitlist: boolean; isOpen: boolean }) => boolean> = {
  'Over the limit': ({ cap, taken }) => taken > cap,
  'Open with no seats': ({ cap, isOpen }) => cap === 0 && isOpen,
  'Full, no waitlist': ({ cap, taken, hasWaitlist }) => taken === cap && !hasWaitlist,
  'Full, nobody waiting': ({ cap, taken, waiting, hasWaitlist }) => taken === cap && hasWaitlist && waiting === 0,
  'Free seats, people waiting': ({ cap, taken, waiting }) => taken < cap && waiting > 0,
  'Closed, people waiting': ({ isOpen, waiting, cap, taken }) => !isOpen && waiting > 0 && taken === cap,
  'Nearly full': ({ cap, taken }) => cap - taken > 0 && cap - taken <= 2,
};

describe.each([1, 2, 3])('the planted cases of seed %i', (seed) => {
  it.each(['small', 'medium'] as const)('are two of every finding about seats, in the %s Catalog', (scale) => {
    const store = filled(seed, scale);

    for (const [finding, holds] of Object.entries(SEATS)) {
      const found = records(store, finding).map((id) => listingById(store, id));
      expect(found, finding).toHaveLength(2);
      for (const one of found) {
        const { id = 0, enrollment_cap, waitlist: hasWaitlist = false, enrollment_open: isOpen = false } = one ?? {};
        const seats = { cap: enrollment_cap ?? -1, taken: seatsTaken(store, id), waiting: waiting(store, id), hasWaitlist, isOpen };
        expect({ finding, seats, holds: holds(seats) }).toMatchObject({ holds: true });
      }
    }
  });

  it.each(['small', 'medium'] as const)('are two of every finding about orders and enrollments, in the %s Catalog', (scale) => {
    const store = filled(seed, scale);
    const about = (finding: string) => store.planted.rows.filter((each) => each.finding === finding);
    const statuses = (finding: string) =>
      about(finding).map(({ record, person }) => {
        const of = store.orders.byId.get(record)?.listings[0]?.id;
        return store.enrollments.rows.filter((each) => each.listing.id === of && each.user?.id === person).map(({ status }) => status);
      });
    const paidTwice = about('Paid more than once').map(({ record, person }) => {
      const of = store.orders.byId.get(record)?.listings[0]?.id;
      return store.orders.rows.filter(
        ({ user, listings, purchased_at }) => purchased_at !== null && user?.id === person && listings.some(({ id }) => id === of),
      ).length;
    });

    expect(statuses('Paid, not enrolled')).toEqual([[], []]);
    expect(statuses('On the waitlist after paying')).toEqual([[], []]);
    expect(statuses('Paid, then dropped')).toEqual([['dropped'], ['dropped']]);
    expect(paidTwice).toEqual([2, 2]);
    expect(statuses('Paid more than once')).toEqual([['active'], ['active']]);
    expect(records(store, 'Order without a person').map((id) => store.orders.byId.get(id)?.user)).toEqual([null, null]);
    expect(records(store, 'Enrolled without an order')).toHaveLength(2);
    const unused = records(store, 'Seats bought, not used').map((id) => store.bulkEnrollments.byId.get(id));
    expect(unused.map((bulk) => bulk?.invitations.filter(({ enrollment_id }) => enrollment_id !== null).length)).toSatisfy(
      (used: number[]) => used.length === 2 && used.every((count, index) => count <= (unused[index]?.seats ?? 0) / 2),
    );
    const [stranger] = about('Person who isn’t among the users');
    expect(store.users.rows.some(({ canvas_user_id }) => canvas_user_id === stranger?.person)).toBe(false);
  });

  it('are two of every finding about dates, counted from today', () => {
    const store = filled(seed, 'small');
    const days = (finding: string, field: 'enrollment_open_to' | 'enrollment_open_from' | 'start_date' | 'end_date') =>
      records(store, finding).map((id) => ((readTime(listingById(store, id)?.[field] ?? '') ?? Number.NaN) - CLOCK) / DAY);
    const within = (from: number, to: number) => (found: number[]) => found.length === 2 && found.every((day) => day > from && day < to);

    expect(days('Closes soon', 'enrollment_open_to')).toSatisfy(within(0, 14));
    expect(days('Closed, still switched on', 'enrollment_open_to')).toSatisfy(within(-14, 0));
    expect(days('Opens soon', 'enrollment_open_from')).toSatisfy(within(0, 14));
    expect(days('Starts soon, but is closed', 'start_date')).toSatisfy(within(0, 14));
    expect(days('Open, already ended', 'end_date')).toSatisfy(within(-5_000, 0));
    expect(records(store, 'Open without an end')).toHaveLength(2);
    const order = (first: 'enrollment_open_from' | 'start_date', last: 'enrollment_open_to' | 'end_date') => (id: number) =>
      String(listingById(store, id)?.[first]) > String(listingById(store, id)?.[last]);
    expect(records(store, 'Opens after it closes').map(order('enrollment_open_from', 'enrollment_open_to'))).toEqual([true, true]);
    expect(records(store, 'Ends before it starts').map(order('start_date', 'end_date'))).toEqual([true, true]);
  });

  it('are three pairs of learners who are in there twice, and a certificate that runs out', () => {
    const { users, planted } = filled(seed, 'small');
    const mailbox = (email: string) => email.toLowerCase().replace(/\+.*@/, '@');
    const twice = planted.rows.filter(({ report }) => report === 'Duplicate learners').filter(({ finding }) => finding.startsWith('Same'));

    for (const { record } of twice) {
      const copy = mailbox(users.byId.get(record)?.email_address ?? '');
      expect(users.rows.filter(({ email_address }) => mailbox(email_address) === copy)).toHaveLength(2);
    }
    expect(twice).toHaveLength(3);
    expect(planted.rows.filter(({ report }) => report === 'Certificates')).toHaveLength(1);
  });
});

describe('planted cases', () => {
  it('aren’t in the data of version 0.1.0, nor in a Catalog that’s too small', () => {
    expect(filled(1, 'small', '0.1.0').planted.rows).toEqual([]);
    expect(filled(1, { courses: 8 }).planted.rows).toEqual([]);
  });

  it('show a corrected revenue only if figures follow corrections', async () => {
    const revenue = async (figuresFollowCorrections: boolean) => {
      const catalog = demo({ switches: { figuresFollowCorrections } });
      const { orders } = (await catalog.send('POST', '/api/v1/analytics/orders', {})).json;
      expect(catalog.violations()).toEqual([]);
      return orders.reduce((sum, row) => sum + Number(row.revenue), 0);
    };

    expect(await revenue(true)).toBeLessThan(await revenue(false));
  });
});

it('an order of seats that aren’t used is the newest one of its buyer for its listing, which the report shows', () => {
  const store = filled(45, 'small');
  const ofBuyer = (bulk: { canvas_user_id: number | null; listing: { id: number } }) => `${bulk.canvas_user_id} ${bulk.listing.id}`;
  const pairs = store.bulkEnrollments.rows.map(ofBuyer);
  expect(new Set(pairs).size).toBeLessThan(pairs.length);

  const newest = new Map(store.bulkEnrollments.rows.map((bulk) => [ofBuyer(bulk), bulk.id]));
  const planted = records(store, 'Seats bought, not used');
  expect(planted).toHaveLength(2);
  expect(Array.from(newest.values())).toEqual(expect.arrayContaining(planted));
});
