// Everything that the demo Catalog knows, and how records hang together.
import type { AccountAdmin, BulkEnrollment, Certificate, Completion, EmailDomainSet, Progress, Promotion } from './office-records.ts';
import type { Planted } from './planted.ts';
import type { Applicant, Catalog, Course, Enrollment, Mail, Order, Program, Tag, User } from './records.ts';
import { addRow, nextId, removeRow, type Table } from './table.ts';
import { isoTime, laterThan } from './times.ts';

/** What is kept, by the names that `records()` and `mutate()` take. */
export interface Records {
  catalogs: Catalog;
  courses: Course;
  programs: Program;
  /** Gone from the lists, still in the figures. */
  deletedCourses: Course;
  tags: Tag;
  enrollments: Enrollment;
  orders: Order;
  bulkEnrollments: BulkEnrollment;
  users: User;
  applicants: Applicant;
  certificates: Certificate;
  completions: Completion;
  accountAdmins: AccountAdmin;
  emailDomainSets: EmailDomainSet;
  promotions: Promotion;
  progresses: Progress;
  mails: Mail;
  /** Not part of the API. */
  planted: Planted;
}

export type Store = { [Resource in keyof Records]: Table<Records[Resource]> };

export function mainCatalog(store: Store): Catalog {
  const catalog = store.catalogs.rows.find((candidate) => candidate.parent === null) ?? store.catalogs.rows[0];
  if (catalog === undefined) throw new Error('The demo Catalog has no catalogs.');
  return catalog;
}

export function userByCanvasId(store: Store, canvasUserId: number): User | undefined {
  return store.users.rows.find((user) => user.canvas_user_id === canvasUserId);
}

/** Courses and programs share their ids. */
export function listingById(store: Store, id: number): Course | Program | undefined {
  return store.courses.byId.get(id) ?? store.programs.byId.get(id);
}

export function listingsOf(store: Store): (Course | Program)[] {
  return [...store.courses.rows, ...store.programs.rows];
}

/** Null for programs, which Canvas does not know. */
export function canvasCourseOf(listing: Course | Program): number | null {
  return listing.type === 'Course' ? listing.canvas_course.id : null;
}

/** People who hold a seat of the listing. */
export function seatsTaken(store: Store, listingId: number): number {
  return store.enrollments.rows.filter((enrollment) => enrollment.listing.id === listingId && enrollment.status === 'active').length;
}

/** Makes a tag of every name that is none yet. */
export function ensureTags(store: Store, names: readonly string[], now: number): void {
  for (const name of names) {
    if (store.tags.rows.some((tag) => tag.name === name)) continue;
    const time = isoTime(now);
    const account_id = mainCatalog(store).id;
    addRow(store.tags, { id: nextId(store.tags), account_id, name, assigned_categories: [], created_at: time, updated_at: time });
  }
}

/** The new name shows on every listing that carries the tag; the listings themselves do not count as changed. */
export function renameTag(store: Store, tag: Tag, name: string, now: number): void {
  for (const listing of listingsOf(store)) {
    listing.tag_names = listing.tag_names.map((present) => (present === tag.name ? name : present));
  }
  tag.name = name;
  tag.updated_at = isoTime(laterThan(tag.updated_at, now));
}

export function deleteTag(store: Store, tag: Tag): void {
  for (const listing of listingsOf(store)) listing.tag_names = listing.tag_names.filter((name) => name !== tag.name);
  removeRow(store.tags, tag.id);
}

export function deleteCourse(store: Store, course: Course): void {
  removeRow(store.courses, course.id);
  addRow(store.deletedCourses, course);
}
