// Enrollments as version 0.1.0 made them: the first so many buyers, whatever was bought later. Saved workbooks hold changes to them.
import { enrolledIn } from '../store/new-records.ts';
import type { Course, Enrollment } from '../store/records.ts';
import { coreTime, readTime } from '../store/times.ts';
import { settleCaps } from './caps.ts';
import { otherSeats, type Sold } from './enrollments.ts';
import { sellPrograms } from './program-sales.ts';
import type { Random } from './random.ts';

interface Seat {
  listing: Course;
  user: number;
  time: number;
}

export function makeFirstEnrollments(random: Random, sold: Sold, count: number): Enrollment[] {
  const seats = [...boughtSeats(sold, count), ...otherSeats(random, sold, count)];
  let id = 900_112;
  const enrollments = differentSeats(seats, count)
    .sort((a, b) => a.time - b.time)
    .map(({ listing, user, time }) => {
      id += random.whole(1, 6);
      return {
        id,
        user: random.chance(0.02) ? null : { id: user },
        listing: enrolledIn(listing),
        enrolled_at: coreTime(time),
        status: random.pick(['active', 'active', 'active', 'active', 'active', 'active', 'active', 'concluded', 'concluded', 'dropped']),
      };
    });
  settleCaps(sold.courses, enrollments);
  return enrollments;
}

/** Turns some orders, and some enrollments that ended, into those of programs. */
export function sellFirstPrograms({ programs, orders }: Sold, enrollments: Enrollment[]): void {
  sellPrograms(programs, orders);
  enrollments.forEach((enrollment, index) => {
    const program = programs[index % Math.max(1, programs.length)];
    if (program === undefined || enrollment.status !== 'concluded' || index % 4 !== 1) return;
    enrollment.listing = enrolledIn(program);
  });
}

/** The first so many of which no two seat the same person in the same course. */
function differentSeats(seats: Seat[], count: number): Seat[] {
  const pairs = new Set<string>();
  const different: Seat[] = [];
  for (const seat of seats) {
    if (different.length === count) break;
    const pair = `${seat.listing.id} ${seat.user}`;
    if (!pairs.has(pair)) different.push(seat);
    pairs.add(pair);
  }
  return different;
}

function boughtSeats({ courses, orders }: Sold, count: number): Seat[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  const step = Math.max(1, Math.floor(orders.length / Math.max(1, count) / 1.5));
  return orders
    .filter((order, index) => index % step === 0 && order.purchased_at !== null)
    .flatMap((order) =>
      order.listings.flatMap((line) => {
        const listing = byId.get(line.id);
        const user = order.user?.id;
        const time = readTime(order.purchased_at ?? '');
        return listing === undefined || user === undefined || user === null || time === undefined ? [] : [{ listing, user, time }];
      }),
    );
}
