import { describe, expect, it } from 'vitest';
import { seats } from '../../src/reports/seats.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const SPANISH = 1;
const WELDING = 2;
const KANJI = 3;
const YOGA = 4;
const CLAY = 5;

const listing = (id: number, title: string, more: Given = {}): Given => ({
  id,
  title,
  enrollment_cap: null,
  waitlist: false,
  enrollment_open: true,
  ...more,
});
const enrollments = (listing: number, count: number, status = 'active') =>
  Array.from({ length: count }, (_, index) => ({ id: `${listing}${status}${index}`, listing_id: listing, status }));
const waiting = (listing: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: index,
    listing_id: listing,
    status: 'waitlist',
    notified_of_opening_at: index === 0 ? '2026-11-20T00:00:00Z' : null,
  }));

const world = {
  courses: [
    listing(SPANISH, 'Spanish', { enrollment_cap: 2, waitlist: true }),
    listing(WELDING, 'Welding', { enrollment_cap: 5, waitlist: true }),
    listing(KANJI, 'Kanji', { enrollment_cap: 0 }),
    listing(YOGA, 'Yoga', { enrollment_cap: 3 }),
    listing(CLAY, 'Clay'),
  ],
  programs: [],
  enrollments: [...enrollments(SPANISH, 2), ...enrollments(WELDING, 3), ...enrollments(WELDING, 4, 'dropped'), ...enrollments(YOGA, 4)],
  applicants: waiting(WELDING, 2),
};
const shown = ['listing', 'free', 'finding'];

describe('the report Seats', () => {
  it('shows what is wrong with each listing that has a limit or a waitlist', () => {
    expect(rowsOf(seats.rows(inputOf(world)), shown)).toEqual([
      ['Spanish', 0, 'Full, empty waitlist'],
      ['Welding', 2, 'Free seats, learners waiting'],
      ['Kanji', 0, 'Open with no seats'],
      ['Yoga', -1, 'Over the limit'],
    ]);
  });

  it('has no finding for free seats once the waitlist is empty', () => {
    const [, welding] = rowsOf(seats.rows(inputOf({ ...world, applicants: [] })), shown);
    expect(welding).toEqual(['Welding', 2, null]);
  });

  it('counts learners who were notified of a seat among those who wait', () => {
    const [, welding] = rowsOf(seats.rows(inputOf(world)), ['waiting', 'notified']);
    expect(welding).toEqual([2, 1]);
  });

  it('lists all listings if that is chosen', () => {
    expect(seats.rows(inputOf(world, { parameters: { all: 'true' } })).records).toHaveLength(5);
  });

  it.each([
    ['Full, no waitlist', { enrollment_cap: 4 }, 4, 0],
    ['Closed, learners waiting', { enrollment_cap: 4, waitlist: true, enrollment_open: false }, 4, 2],
    ['Closed, learners waiting', { waitlist: true, enrollment_open: false }, 4, 2],
    ['Nearly full', { enrollment_cap: 6 }, 4, 0],
    ['Nearly full', { enrollment_cap: 30 }, 27, 0],
    [null, { enrollment_cap: 29 }, 26, 0],
    [null, { enrollment_cap: 6, waitlist: true }, 4, 0],
  ])('finds “%s” for %j with %i active enrollments and %i waiting', (finding, more, taken, people) => {
    const input = inputOf({
      courses: [listing(YOGA, 'Yoga', more)],
      enrollments: enrollments(YOGA, taken),
      applicants: waiting(YOGA, people),
    });
    expect(rowsOf(seats.rows(input), ['finding'])).toEqual([[finding]]);
  });
});
