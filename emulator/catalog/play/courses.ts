// Plays the course listings.
import { notFound, refused } from '../serve/answer.ts';
import { type Call, idOf, objectOf, type Play, stored, textOf } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { newCourse } from '../store/new-records.ts';
import type { Course } from '../store/records.ts';
import { showCourse } from '../store/shown.ts';
import { deleteCourse as deleteStored, ensureTags } from '../store/store.ts';
import { addRow } from '../store/table.ts';
import { coreTime, laterThan } from '../store/times.ts';
import { writeCourseFields } from './course-fields.ts';
import { contains } from './match.ts';

export const listCourses: Play = (call) => {
  const { title, description, listing_path, tag_name, is_enrollable, query } = call.query;
  const wanted = call.store.courses.rows.filter(
    (course) =>
      contains(course.title, title) &&
      contains(course.description, description) &&
      contains(course.listing_path, listing_path) &&
      (tag_name === undefined || course.tag_names.some((name) => contains(name, tag_name))) &&
      (is_enrollable === undefined || String(isEnrollable(course, call.now)) === textOf(is_enrollable)) &&
      (query === undefined || [course.title, course.description, ...course.tag_names].some((text) => contains(text, query))),
  );
  return listAnswer(call, 'courses', wanted, (course) => showCourse(course, call.switches.shape));
};

export const getCourse: Play = (call) => {
  const course = call.store.courses.byId.get(idOf(call));
  if (course === undefined) return notFound();
  return { status: 200, body: { course: showCourse(course, call.switches.shape) } };
};

export const createCourse: Play = (call) => {
  const draft = newCourse(call.store, call.now);
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  addRow(call.store.courses, draft);
  return {
    status: 201,
    headers: { Location: `${call.origin}/api/v1/courses/${draft.id}` },
    body: { course: showCourse(draft, call.switches.shape) },
  };
};

export const updateCourse: Play = (call) => {
  const course = call.store.courses.byId.get(idOf(call));
  if (course === undefined) return notFound();
  const draft = { ...course, updated_at: coreTime(laterThan(course.updated_at, call.now)) };
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  Object.assign(course, draft);
  return { status: 204 };
};

export const deleteCourse: Play = (call) => {
  const course = call.store.courses.byId.get(idOf(call));
  if (course === undefined) return notFound();
  deleteStored(call.store, course);
  return { status: 204 };
};

/** Writes the body into the draft; answers what is wrong, or nothing when the draft may be stored. */
function write(call: Call, draft: Course): Record<string, string[]> | undefined {
  const { store, switches } = call;
  const errors = writeCourseFields({ store, switches, draft }, objectOf(call.body.course));
  if (Object.keys(errors).length > 0) return errors;
  if (call.body.sku !== undefined) draft.sku = call.body.sku === null ? null : stored(String(call.body.sku), switches);
  const catalog = store.catalogs.byId.get(draft.catalog.id);
  draft.listing_url = `${catalog?.url ?? call.origin}/courses/${draft.listing_path}`;
  ensureTags(store, draft.tag_names, call.now);
  return undefined;
}

function isEnrollable(course: Course, now: number): boolean {
  const moment = coreTime(now);
  const begun = course.enrollment_open_from === null || course.enrollment_open_from <= moment;
  const over = course.enrollment_open_to !== null && course.enrollment_open_to < moment;
  return course.enrollment_open && begun && !over;
}
