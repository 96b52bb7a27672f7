// Enrollments, mostly of people who bought; and the seats of courses, now that it is known how many are taken.
import type { Course, Enrollment, Order, User } from '../store/records.ts';
import { coreTime, readTime } from '../store/times.ts';
import { moment } from './calendar.ts';
import type { Random } from './random.ts';

interface Known {
  courses: Course[];
  users: User[];
  orders: Order[];
}

interface Seat {
  course: Course;
  user: number;
  time: number;
}

export function makeEnrollments(random: Random, known: Known, count: number): Enrollment[] {
  const seats = [...boughtSeats(known, count), ...otherSeats(random, known, count)];
  let id = 900_112;
  const enrollments = differentSeats(seats, count)
    .sort((a, b) => a.time - b.time)
    .map(({ course, user, time }) => {
      id += random.whole(1, 6);
      return {
        id,
        // A deleted person leaves a gap.
        user: random.chance(0.02) ? null : { id: user },
        listing: { id: course.id, title: course.title, type: course.type, canvas_course_id: course.canvas_course.id },
        enrolled_at: coreTime(time),
        status: random.pick(['active', 'active', 'active', 'active', 'active', 'active', 'active', 'concluded', 'concluded', 'dropped']),
      };
    });
  settleCaps(known.courses, enrollments);
  return enrollments;
}

/** The first so many of which no two seat the same person in the same course. */
function differentSeats(seats: Seat[], count: number): Seat[] {
  const pairs = new Set<string>();
  const different: Seat[] = [];
  for (const seat of seats) {
    if (different.length === count) break;
    const pair = `${seat.course.id} ${seat.user}`;
    if (!pairs.has(pair)) different.push(seat);
    pairs.add(pair);
  }
  return different;
}

function boughtSeats({ courses, orders }: Known, count: number): Seat[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  // Spread over all the years where there are more orders than enrollments.
  const step = Math.max(1, Math.floor(orders.length / Math.max(1, count) / 1.5));
  return orders
    .filter((order, index) => index % step === 0 && order.purchased_at !== null)
    .flatMap((order) =>
      order.listings.flatMap((line) => {
        const course = byId.get(line.id);
        const user = order.user?.id;
        const time = readTime(order.purchased_at ?? '');
        return course === undefined || user === undefined || user === null || time === undefined ? [] : [{ course, user, time }];
      }),
    );
}

/** People who were enrolled by hand; twice as many as needed, since some are enrolled already. */
function otherSeats(random: Random, { courses, users }: Known, count: number): Seat[] {
  if (courses.length === 0 || users.length === 0) return [];
  return Array.from({ length: count * 2 }, () => ({
    course: random.pick(courses),
    user: random.pick(users).canvas_user_id,
    time: moment(random),
  }));
}

/** Every sixth course with people in it is full, in turn with and without a waitlist; no other one is over its cap. */
function settleCaps(courses: Course[], enrollments: Enrollment[]): void {
  const taken = new Map<number, number>();
  for (const { listing, status } of enrollments) {
    if (status === 'active') taken.set(listing.id, (taken.get(listing.id) ?? 0) + 1);
  }
  courses.forEach((course, index) => {
    const seats = taken.get(course.id) ?? 0;
    if (seats > 0 && index % 6 === 2) {
      course.enrollment_cap = seats;
      course.waitlist = index % 12 === 2;
      if (course.waitlist) course.waitlist_cap = 5;
    } else if (course.enrollment_cap !== null) {
      course.enrollment_cap = Math.max(course.enrollment_cap, seats + 3);
    }
  });
}
