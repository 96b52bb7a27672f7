// Enrollments follow paid orders: of the listing, and of the courses that a program requires.
import { enrolledIn } from '../store/new-records.ts';
import type { Course, Enrollment, Order, Program, User } from '../store/records.ts';
import { coreTime, readTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import type { Random } from './random.ts';
import type { Counts } from './scale.ts';

/** What the orders are about, and who made them. */
export interface Sold {
  calendar: Calendar;
  courses: Course[];
  programs: Program[];
  users: User[];
  orders: Order[];
}

interface Seat {
  listing: Course | Program;
  user: number;
  time: number;
  /** What it was bought with. */
  order?: Order;
  isDropped?: boolean;
}

/** As many as were paid for, or an exact count: the newest of them, or more that were enrolled by hand. */
export function makeEnrollments(random: Random, sold: Sold, count: Counts['enrollments']): Enrollment[] {
  const bought = settled(boughtSeats(sold).sort((a, b) => a.time - b.time));
  const seats = count === 'paid' ? bought : seatsOf(random, sold, bought, count);
  const recent = daysAfter(sold.calendar.today, -7);
  let id = 900_112;
  return seats.map(({ listing, user, time, order, isDropped }) => {
    id += random.whole(1, 6);
    const status = random.pick(['active', 'active', 'active', 'active', 'active', 'active', 'active', 'concluded', 'concluded', 'dropped']);
    return {
      id,
      user: isDeleted(random, listing, order) ? null : { id: user },
      listing: enrolledIn(listing),
      enrolled_at: coreTime(time),
      // A course takes a week or more.
      status: isDropped ? 'dropped' : status === 'concluded' && time > recent ? 'active' : status,
    };
  });
}

function seatsOf(random: Random, sold: Sold, bought: Seat[], count: number): Seat[] {
  if (bought.length >= count) return bought.slice(bought.length - count);
  return settled([...bought, ...otherSeats(random, sold, count)])
    .slice(0, count)
    .sort((a, b) => a.time - b.time);
}

/** A deleted person leaves a gap: in the enrollment, and in the order that it came from. */
function isDeleted(random: Random, listing: Course | Program, order: Order | undefined): boolean {
  if (!random.chance(0.02) || order === undefined || order.listings.length > 1 || listing.type === 'Program') return false;
  order.user = null;
  return true;
}

/** A person who buys a listing again had dropped it. Any other second seat of the same person in the same listing isn't taken. */
function settled(seats: readonly Seat[]): Seat[] {
  const taken = new Map<string, Seat>();
  for (const seat of seats) {
    const pair = `${seat.listing.id} ${seat.user}`;
    const before = taken.get(pair);
    if (before !== undefined && (before.order === undefined || seat.order === undefined)) continue;
    if (before !== undefined) taken.set(`${pair} ${before.time}`, { ...before, isDropped: true });
    taken.set(pair, seat);
  }
  return Array.from(taken.values()).sort((a, b) => a.time - b.time);
}

function boughtSeats({ courses, programs, orders }: Sold): Seat[] {
  const byId = new Map([...courses, ...programs].map((listing) => [listing.id, listing]));
  return orders.flatMap((order) => {
    const user = order.user?.id;
    const time = readTime(order.purchased_at ?? '');
    if (user === undefined || user === null || time === undefined) return [];
    return order.listings.flatMap((line): Seat[] => {
      const listing = byId.get(line.id);
      if (listing === undefined) return [];
      const required = coursesOf(listing, byId).map((course) => ({ listing: course, user, time }));
      return [{ listing, user, time, order }, ...required];
    });
  });
}

/** What comes with a program, at any depth. */
function coursesOf(listing: Course | Program, byId: ReadonlyMap<number, Course | Program>): Course[] {
  if (listing.type === 'Course') return [];
  return listing.requirement_ids.flatMap((id) => {
    const required = byId.get(id);
    if (required === undefined) return [];
    return required.type === 'Course' ? [required] : coursesOf(required, byId);
  });
}

/** People who were enrolled by hand. Twice as many as needed, since some are enrolled already. */
export function otherSeats(
  random: Random,
  { calendar, courses, users }: Sold,
  count: number,
): { listing: Course; user: number; time: number }[] {
  if (courses.length === 0 || users.length === 0) return [];
  return Array.from({ length: count * 2 }, () => ({
    listing: random.pick(courses),
    user: random.pick(users).canvas_user_id,
    time: calendar.moment(random),
  }));
}
