// Listings with trouble about their seats. They are among the courses with odd titles, so that the first ones stay ordinary.
import { newApplicant } from '../../store/new-records.ts';
import type { Course, Program } from '../../store/records.ts';
import { addRow } from '../../store/table.ts';
import { claim, countsOf, FIRST, type Garden, knownIn, lateFirst, listingKeys, personKey } from './plant.ts';

const report = 'Seats';
const keys = listingKeys(report, ['enrollment_cap', 'waitlist', 'enrollment_open', 'seats']);

export function plantSeats(garden: Garden): void {
  const { store } = garden;
  const { rows } = store.courses;
  const taken = countsOf(store.enrollments.rows.filter(({ status }) => status === 'active').map(({ listing }) => listing.id));
  const seatsIn = ({ id }: Course | Program) => taken.get(id) ?? 0;
  const isTaken = (course: Course) => seatsIn(course) > 0;
  const wanted = new Set(store.applicants.rows.map(({ listing }) => listing.id));
  const isUnwanted = ({ id }: Course) => !wanted.has(id);
  // Those in turn are full anyway.
  const full = rows.filter((course, index) => index % 12 === 8 && isTaken(course)).slice(0, 2);
  const shelf = rows.slice(FIRST, FIRST + 12).sort((a, b) => seatsIn(b) - seatsIn(a));
  // Some have learners on their waitlists already.
  const courses = [...shelf, ...lateFirst(rows)].filter((course) => !full.includes(course) && course.waitlist_cap !== 5);
  const plant = (finding: string, candidates: readonly Course[], changes: (seats: number) => Partial<Course>) => {
    const planted = finding === 'Full, no waitlist' ? full : [];
    for (const course of [...planted, ...claim(garden, candidates, 2 - planted.length, keys)]) {
      Object.assign(course, { enrollment_open: true, archived_at: null, ...changes(seatsIn(course)) });
      if (finding.endsWith('people waiting')) wait(garden, course);
      garden.note({ report, finding, resource: 'courses', record: course.id });
    }
  };
  const none = { waitlist: false, waitlist_cap: null };
  const some = { waitlist: true, waitlist_cap: 5 };
  for (const course of full) for (const key of keys(course)) garden.owned.add(key);
  plant('Over the limit', courses.filter(isTaken), (seats) => ({ enrollment_cap: seats - 1, ...none }));
  plant(
    'Full, nobody waiting',
    courses.filter((course) => isTaken(course) && isUnwanted(course)),
    (seats) => ({
      enrollment_cap: seats,
      ...some,
    }),
  );
  plant('Free seats, people waiting', courses, (seats) => ({ enrollment_cap: seats + 4, ...some }));
  plant('Closed, people waiting', courses, (seats) => ({ enrollment_cap: seats, ...some, enrollment_open: false }));
  plant('Nearly full', courses.filter(isUnwanted), (seats) => ({ enrollment_cap: seats + 2, ...none }));
  plant('Full, no waitlist', courses.filter(isTaken), (seats) => ({ enrollment_cap: seats, ...none }));
  const programs = [...store.programs.rows].reverse().sort((a, b) => seatsIn(a) - seatsIn(b));
  for (const program of claim(garden, programs, 2, keys).reverse()) {
    Object.assign(program, { enrollment_cap: 0, enrollment_open: true });
    for (const seat of store.enrollments.rows) if (seat.listing.id === program.id && seat.status === 'active') seat.status = 'concluded';
    garden.note({ report, finding: 'Open with no seats', resource: 'programs', record: program.id });
  }
}

/** Two people who aren't in the course, have never paid for it, and are in no other case. */
function wait({ store, calendar, owned }: Garden, course: Course): void {
  const known = knownIn(store, course);
  const others = store.users.rows.filter(({ canvas_user_id: person }) => !known.has(person) && !owned.has(personKey(person))).slice(0, 2);
  for (const user of others) addRow(store.applicants, newApplicant(store, course, user, calendar.today));
}
