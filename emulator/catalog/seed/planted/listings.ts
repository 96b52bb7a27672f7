// Listings whose dates, prices, or texts need a look, and people who are there twice.
import type { Course, Program } from '../../store/records.ts';
import { readTime } from '../../store/times.ts';
import { claim, findOrMake, type Garden, inDays, lateFirst, listingKeys, personKey, seatsOf } from './plant.ts';

const dates = 'Opening and closing';
const check = 'Catalog check';

/** Which listings can show a case, and what makes one of them show it, for each case. */
type Changes = readonly [candidates: readonly (Course | Program)[], changes: readonly Partial<Course>[]];

export function plantListings(garden: Garden): void {
  const { store, calendar } = garden;
  const { rows } = store.courses;
  const programs = store.programs.rows;
  const plant = (report: typeof dates | typeof check, finding: string, listings: readonly (Course | Program)[]) => {
    for (const { id, type } of listings) garden.note({ report, finding, resource: type === 'Course' ? 'courses' : 'programs', record: id });
  };
  const set = (report: typeof dates | typeof check, finding: string, [candidates, changes]: Changes) => {
    for (const change of changes) {
      const listings = claim(garden, candidates, 1, listingKeys(report, Object.keys(change)));
      for (const listing of listings) Object.assign(listing, change);
      plant(report, finding, listings);
    }
  };
  const window = (from: number, to: number) => ({
    enrollment_open: true,
    enrollment_open_from: inDays(garden, from),
    enrollment_open_to: inDays(garden, to),
  });
  set(dates, 'Closes soon', [programs, [window(-40, 1.2), window(-30, 9)]]);
  set(dates, 'Closed, still switched on', [programs, [window(-60, -2), window(-50, -6)]]);
  set(dates, 'Opens soon', [programs, [window(4, 60), window(13, 80)]]);
  const courses = lateFirst(rows);
  const starting = [14, 23].flatMap((index) => rows[index] ?? []);
  const starts = (days: number) => ({ enrollment_open: false, start_date: inDays(garden, days), end_date: inDays(garden, days + 30) });
  set(dates, 'Starts soon, but is closed', [
    [...starting, ...courses],
    [starts(5), starts(10)],
  ]);
  const between = (from: number, to: number) => ({ enrollment_open_from: inDays(garden, from), enrollment_open_to: inDays(garden, to) });
  set(check, 'Opens after it closes', [courses, [between(20, 10), between(40, 30)]]);
  const during = (from: number, to: number) => ({ start_date: inDays(garden, from), end_date: inDays(garden, to) });
  set(check, 'Ends before it starts', [courses, [during(40, 30), during(50, 20)]]);
  set(check, 'No description', [courses, [{ description: null }, { description: null }]]);
  const pick = (report: typeof dates | typeof check, finding: string, [shows, changes]: [(course: Course) => boolean, Partial<Course>]) =>
    plant(report, finding, findOrMake(garden, { report, shows, changes }));
  const isPast = (time: string | null) => (readTime(time ?? '') ?? Number.POSITIVE_INFINITY) < calendar.today;
  const open = { enrollment_open: true, archived_at: null };
  pick(dates, 'Open, already ended', [
    (course) => course.enrollment_open && isPast(course.end_date),
    { ...open, end_date: inDays(garden, -30) },
  ]);
  pick(dates, 'Open without an end', [
    (course) => course.enrollment_open && course.end_date === null && course.enrollment_open_to === null,
    { ...open, end_date: null, enrollment_open_to: null },
  ]);
  pick(check, 'No image', [(course) => course.listing_image === null, { listing_image: null }]);
  pick(check, 'No tags', [(course) => course.tag_names.length === 0, { tag_names: [] }]);
  pick(check, 'Open, but unlisted', [
    (course) => course.enrollment_open && course.visibility !== 'listed',
    { ...open, visibility: 'unlisted' },
  ]);
  const isOpening = ({ enrollment_open_from: from }: Course) => from !== null && !isPast(from);
  pick(check, 'Listed, but closed', [
    (course) => !course.enrollment_open && course.visibility === 'listed' && !isOpening(course),
    { enrollment_open: false, enrollment_open_from: null, visibility: 'listed' },
  ]);
}

export function plantPeople(garden: Garden): void {
  const { store, calendar, note } = garden;
  const report = 'Duplicate learners';
  const spellings = [
    ['Same address', (email: string) => email.toUpperCase()],
    ['Same address', (email: string) => ` ${email}`.trim().replace('@example.com', '@EXAMPLE.com')],
    ['Same mailbox', (email: string) => email.replace('@', '+spring@')],
  ] as const;
  const keysOf = ({ canvas_user_id: person }: { canvas_user_id: number }) => [personKey(person)];
  const last = store.users.rows.filter((user) => user.merged_into_user_id === null).reverse();
  const copies = claim(garden, last, spellings.length, keysOf);
  const originals = claim(garden, last, spellings.length, keysOf);
  spellings.forEach(([finding, spell], index) => {
    const [original, copy] = [originals[index], copies[index]];
    if (original === undefined || copy === undefined) return;
    copy.email_address = spell(original.email_address);
    note({ report, finding, resource: 'users', record: copy.id, person: copy.canvas_user_id });
  });
  const bought = new Set(store.orders.rows.map(({ user }) => user?.id));
  const isBuyer = (id: number | null) => bought.has(store.users.byId.get(id ?? 0)?.canvas_user_id);
  const merged = store.users.rows.filter((user) => isBuyer(user.id) && isBuyer(user.merged_into_user_id));
  for (const { id, canvas_user_id: person } of claim(garden, merged, 1, keysOf))
    note({ report, finding: 'Merged, with orders on both', resource: 'users', record: id, person });
  const completions = store.completions.rows.filter((each) => !each.revoked && certificateOf(garden, each.listing_id));
  const [completion] = claim(garden, completions, 1, keysOf);
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
