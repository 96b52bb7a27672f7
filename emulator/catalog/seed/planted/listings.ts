// Listings whose dates, prices, or texts need a look, and people who are there twice.
import type { Course, Listing } from '../../store/records.ts';
import { readTime } from '../../store/times.ts';
import { type Garden, inDays, seatsOf } from './plant.ts';

const dates = 'Opening and closing';
const check = 'Catalog check';

export function plantListings(garden: Garden): void {
  const { store, calendar } = garden;
  const programs = store.programs.rows.filter(({ enrollment_cap }) => enrollment_cap !== 0);
  // Those with odd titles: the first ones stay ordinary.
  const courses = store.courses.rows.slice(10, 20);
  const set = (report: typeof dates | typeof check, finding: string, changes: readonly Partial<Listing>[]) => {
    const [shelf, resource] = report === dates ? ([programs, 'programs'] as const) : ([courses, 'courses'] as const);
    for (const change of changes) {
      const listing = shelf.shift();
      if (listing === undefined) return;
      Object.assign(listing, change);
      garden.note({ report, finding, resource, record: listing.id });
    }
  };
  const window = (from: number, to: number) => ({
    enrollment_open: true,
    enrollment_open_from: inDays(garden, from),
    enrollment_open_to: inDays(garden, to),
  });
  set(dates, 'Closes soon', [window(-40, 1.2), window(-30, 9)]);
  set(dates, 'Closed, still switched on', [window(-60, -2), window(-50, -6)]);
  set(dates, 'Opens soon', [window(4, 60), window(13, 80)]);
  for (const [index, days] of [
    [14, 5],
    [23, 10],
  ] as const) {
    const course = store.courses.rows[index];
    if (course === undefined) continue;
    Object.assign(course, { enrollment_open: false, start_date: inDays(garden, days), end_date: inDays(garden, days + 30) });
    garden.note({ report: dates, finding: 'Starts soon, but is closed', resource: 'courses', record: course.id });
  }
  set(check, 'Opens after it closes', [
    { enrollment_open_from: inDays(garden, 20), enrollment_open_to: inDays(garden, 10) },
    { enrollment_open_from: inDays(garden, 40), enrollment_open_to: inDays(garden, 30) },
  ]);
  set(check, 'Ends before it starts', [
    { start_date: inDays(garden, 40), end_date: inDays(garden, 30) },
    { start_date: inDays(garden, 50), end_date: inDays(garden, 20) },
  ]);
  set(check, 'No description', [{ description: null }, { description: null }]);
  const pick = (report: typeof dates | typeof check, finding: string, isIt: (course: Course) => boolean) => {
    for (const { id } of store.courses.rows.filter(isIt).slice(0, 2)) garden.note({ report, finding, resource: 'courses', record: id });
  };
  const ended = (course: Course) => (readTime(course.end_date ?? '') ?? Number.POSITIVE_INFINITY) < calendar.today;
  pick(dates, 'Open, already ended', (course) => course.enrollment_open && ended(course));
  pick(dates, 'Open without an end', (course) => course.enrollment_open && course.end_date === null && course.enrollment_open_to === null);
  pick(check, 'No image', (course) => course.listing_image === null);
  pick(check, 'No tags', (course) => course.tag_names.length === 0);
  pick(check, 'Open, but unlisted', (course) => course.enrollment_open && course.visibility !== 'listed');
  pick(check, 'Listed, but closed', (course) => !course.enrollment_open && course.visibility === 'listed');
}

export function plantPeople(garden: Garden): void {
  const { store, calendar, note } = garden;
  const alone = store.users.rows.filter((user) => user.merged_into_user_id === null);
  const report = 'Duplicate learners';
  const spellings = [
    ['Same address', (email: string) => email.toUpperCase()],
    ['Same address', (email: string) => ` ${email}`.trim().replace('@example.com', '@EXAMPLE.com')],
    ['Same mailbox', (email: string) => email.replace('@', '+spring@')],
  ] as const;
  spellings.forEach(([finding, spell], index) => {
    const [original, copy] = [alone.at(-4 - index), alone.at(-1 - index)];
    if (original === undefined || copy === undefined) return;
    copy.email_address = spell(original.email_address);
    note({ report, finding, resource: 'users', record: copy.id, person: copy.canvas_user_id });
  });
  const bought = new Set(store.orders.rows.map(({ user }) => user?.id));
  const isBuyer = (id: number | null) => bought.has(store.users.byId.get(id ?? 0)?.canvas_user_id);
  const merged = store.users.rows.find((user) => isBuyer(user.id) && isBuyer(user.merged_into_user_id));
  if (merged) note({ report, finding: 'Merged, with orders on both', resource: 'users', record: merged.id, person: merged.canvas_user_id });
  const completion = store.completions.rows.find((each) => !each.revoked && certificateOf(garden, each.listing_id));
  const certificate = completion && certificateOf(garden, completion.listing_id);
  if (!completion || !certificate) return;
  Object.assign(certificate, { active: true, days_to_expire: 365, expires_at: null });
  completion.completed_at = inDays(garden, -359);
  const { listing_id: listing, canvas_user_id: person } = completion;
  for (const seat of seatsOf(garden, { listing, person }))
    if ((readTime(seat.enrolled_at) ?? 0) > calendar.today - 359 * 86_400_000) seat.enrolled_at = inDays(garden, -380);
  note({
    report: 'Certificates',
    finding: 'Runs out in 6 days',
    resource: 'certificates',
    record: certificate.id,
    person,
  });
}

function certificateOf({ store }: Garden, listing: number) {
  return store.certificates.rows.find((each) => each.listing_id === listing);
}
