// The seats of courses, once it's known how many are taken.
import type { Course, Enrollment } from '../store/records.ts';

/** Every sixth course with people in it is full, in turn with and without a waitlist. No other one is over its cap. */
export function settleCaps(courses: Course[], enrollments: readonly Enrollment[]): void {
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
