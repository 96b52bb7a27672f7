// Plays the course listings.
import { refused } from '../serve/answer.ts';
import { type Call, objectOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import { newCourse } from '../store/new-records.ts';
import type { Course } from '../store/records.ts';
import { showCourse } from '../store/shown.ts';
import { deleteCourse as deleteStored } from '../store/store.ts';
import { addRow } from '../store/table.ts';
import { coreTime, laterThan } from '../store/times.ts';
import { courseSetters } from './course-fields.ts';
import { writeListingFields } from './listing-fields.ts';
import { isWanted, setArchived, settle, writeSku } from './listings.ts';

export const listCourses: Play = (call) => {
  const wanted = listed(call, 'courses').filter((course) => isWanted(call, course));
  return listAnswer(call, 'courses', wanted, (course) => showCourse(course, call.switches.shape));
};

export const getCourse: Play = onOne('courses', (call, course) => ({
  status: 200,
  body: { course: showCourse(course, call.switches.shape) },
}));

export const createCourse: Play = (call) => {
  const draft = newCourse(call.store, call.now, call.store.catalogs.byId.get(call.reach.home));
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  addRow(call.store.courses, draft);
  return {
    status: 201,
    headers: { Location: `${call.origin}/api/v1/courses/${draft.id}` },
    body: { course: showCourse(draft, call.switches.shape) },
  };
};

export const updateCourse: Play = onOne('courses', (call, course) => {
  const draft = { ...course, updated_at: coreTime(laterThan(course.updated_at, call.now)) };
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  Object.assign(course, draft);
  return { status: 204 };
});

export const deleteCourse: Play = onOne('courses', (call, course) => {
  deleteStored(call.store, course);
  return { status: 204 };
});

export const setCoursesArchived: Play = (call) => setArchived(call, 'courses');

/** Writes the body into the draft; answers what is wrong, or nothing when the draft may be stored. */
function write(call: Call, draft: Course): Record<string, string[]> | undefined {
  const errors = writeListingFields({ call, draft }, courseSetters, objectOf(call.body.course));
  if (Object.keys(errors).length > 0) return errors;
  writeSku(call, draft);
  settle(call, draft);
  return undefined;
}
