// People on the waitlists of full courses.
import type { Applicant, Course, Enrollment, User } from '../store/records.ts';
import { coreTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import type { Random } from './random.ts';

interface Known {
  calendar: Calendar;
  courses: Course[];
  users: User[];
  enrollments: Enrollment[];
}

export function makeApplicants(random: Random, { calendar: { today }, courses, users, enrollments }: Known): Applicant[] {
  const seated = new Set(enrollments.map((enrollment) => `${enrollment.listing.id} ${enrollment.user?.id}`));
  let id = 4_020;
  let begun = daysAfter(today, -90);
  return courses
    .filter((course) => course.waitlist && course.waitlist_cap === 5)
    .flatMap((course) =>
      random
        .some(users, 3)
        .filter((user) => !seated.has(`${course.id} ${user.canvas_user_id}`))
        .map((user, index) => {
          id += random.whole(1, 3);
          begun = Math.min(today, daysAfter(begun, random.next() / 2));
          return {
            id,
            user: { id: user.canvas_user_id, name: user.user_name, email: user.email_address },
            listing: { id: course.id, title: course.title },
            notified_of_opening_at: index === 2 ? coreTime(begun) : null,
            status: index === 2 ? random.pick(['accepted', 'declined', 'expired']) : 'waitlist',
            created_at: coreTime(begun),
            updated_at: coreTime(begun),
          };
        }),
    );
}
