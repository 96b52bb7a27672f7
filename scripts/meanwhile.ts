// What a colleague or a learner does in Catalog while someone works in the spreadsheet, for the buttons of the demo panel.
import type { DemoCatalog } from '../emulator/demo-catalog.ts';
import type { Meanwhile } from '../emulator/page.ts';

type Catalog = Pick<DemoCatalog, 'records' | 'mutate'>;

interface Course {
  id: number;
  title: string;
  type: string;
  fee: number;
  currency: string;
  cap: number | undefined;
  canvasId: number;
}

/** Changes the wanted course, or the first one that fits. Returns a sentence, or throws one. */
export function happen(what: Meanwhile, catalog: Catalog, wanted: number | undefined): string {
  return what === 'price' ? changePrice(catalog, wanted) : takeLastSeat(catalog, wanted);
}

function changePrice(catalog: Catalog, wanted: number | undefined): string {
  const courses = coursesIn(catalog);
  const course = courses.find(({ id }) => id === wanted) ?? courses.find(({ fee }) => fee > 0) ?? courses[0];
  if (!course) throw new Error('The demo Catalog has no courses.');
  const fee = course.fee + (course.currency === 'JPY' ? 1_000 : 10);
  catalog.mutate({ type: 'update', resource: 'courses', id: course.id, fields: { enrollment_fee: fee } });
  return `A colleague changed the price of “${course.title}” from ${course.fee} to ${fee} ${course.currency}.`;
}

function takeLastSeat(catalog: Catalog, wanted: number | undefined): string {
  const enrollments = catalog.records('enrollments').map(({ listing, user, status }) => ({
    listing: Number(Object(listing).id),
    user: Number(Object(user).id),
    status: String(status),
  }));
  const limited = coursesIn(catalog).flatMap((course) => {
    const taken = enrollments.filter(({ listing, status }) => listing === course.id && status === 'active').length;
    return course.cap !== undefined && course.cap > taken ? [{ ...course, free: course.cap - taken }] : [];
  });
  const course = limited.find(({ id }) => id === wanted) ?? limited.sort((a, b) => a.free - b.free)[0];
  if (!course) throw new Error('No course has a limited number of seats and one left.');
  const inside = new Set(enrollments.filter(({ listing }) => listing === course.id).map(({ user }) => user));
  const learners = catalog
    .records('users')
    .filter(({ canvas_user_id }) => !inside.has(Number(canvas_user_id)))
    .slice(0, course.free);
  if (learners.length < course.free) throw new Error(`Too few learners are left to fill “${course.title}”.`);
  const listing = { id: course.id, title: course.title, type: course.type, canvas_course_id: course.canvasId };
  for (const { canvas_user_id } of learners) {
    catalog.mutate({ type: 'create', resource: 'enrollments', fields: { user: { id: canvas_user_id }, listing } });
  }
  const seats = course.free === 1 ? 'the last seat' : `the last ${course.free} seats`;
  return `${course.free === 1 ? 'A learner' : `${course.free} learners`} took ${seats} in “${course.title}”.`;
}

function coursesIn(catalog: Catalog): Course[] {
  return catalog.records('courses').map((record) => ({
    id: Number(record.id),
    title: String(record.title),
    type: String(record.type),
    fee: Number(record.enrollment_fee),
    currency: String(record.currency),
    cap: record.enrollment_cap === null ? undefined : Number(record.enrollment_cap),
    canvasId: Number(Object(record.canvas_course).id),
  }));
}
