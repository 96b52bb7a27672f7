// Listings with trouble about their seats. They are among the courses with odd titles, so that the first ones stay ordinary.
import { newApplicant } from '../../store/new-records.ts';
import type { Course } from '../../store/records.ts';
import { seatsTaken } from '../../store/store.ts';
import { addRow } from '../../store/table.ts';
import type { Garden } from './plant.ts';

const FIRST = 10;
const report = 'Seats';

export function plantSeats(garden: Garden): void {
  const { store } = garden;
  // Those in turn are full anyway.
  const full = store.courses.rows.filter((course, index) => index % 12 === 8 && seatsTaken(store, course.id) > 0).slice(0, 2);
  for (const course of full) found(garden, 'Full, no waitlist', course);
  const shelf = store.courses.rows
    .slice(FIRST, FIRST + 12)
    .filter((course) => !full.includes(course) && course.waitlist_cap !== 5)
    .sort((a, b) => seatsTaken(store, b.id) - seatsTaken(store, a.id));
  const plant = (finding: string, count: number, act: (course: Course, seats: number) => void) => {
    for (const course of shelf.splice(0, count)) {
      course.enrollment_open = true;
      course.archived_at = null;
      act(course, seatsTaken(store, course.id));
      found(garden, finding, course);
    }
  };
  plant('Over the limit', 2, (course, seats) => Object.assign(course, { enrollment_cap: seats - 1, waitlist: false, waitlist_cap: null }));
  plant('Full, nobody waiting', 2, (course, seats) => Object.assign(course, { enrollment_cap: seats, waitlist: true, waitlist_cap: 5 }));
  plant('Free seats, people waiting', 2, (course, seats) => {
    Object.assign(course, { enrollment_cap: seats + 4, waitlist: true, waitlist_cap: 5 });
    wait(garden, course);
  });
  plant('Closed, people waiting', 2, (course, seats) => {
    Object.assign(course, { enrollment_cap: seats, waitlist: true, waitlist_cap: 5, enrollment_open: false });
    wait(garden, course);
  });
  plant('Nearly full', 2, (course, seats) => Object.assign(course, { enrollment_cap: seats + 2, waitlist: false, waitlist_cap: null }));
  const bare = store.programs.rows.filter((program) => seatsTaken(store, program.id) === 0).slice(-2);
  for (const program of bare) {
    Object.assign(program, { enrollment_cap: 0, enrollment_open: true });
    garden.note({ report, finding: 'Open with no seats', resource: 'programs', record: program.id });
  }
}

function found({ note }: Garden, finding: string, { id }: Course): void {
  note({ report, finding, resource: 'courses', record: id });
}

/** Two people who aren't in the course. */
function wait({ store, calendar }: Garden, course: Course): void {
  const inside = new Set(store.enrollments.rows.filter(({ listing }) => listing.id === course.id).map(({ user }) => user?.id));
  const others = store.users.rows.filter(({ canvas_user_id }) => !inside.has(canvas_user_id)).slice(0, 2);
  for (const user of others) addRow(store.applicants, newApplicant(store, course, user, calendar.today));
}
