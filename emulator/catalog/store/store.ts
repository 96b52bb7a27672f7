// Everything that the practice Catalog knows, and how records hang together.
import type { Applicant, Catalog, Course, Enrollment, Mail, Order, Tag, User } from './records.ts';
import { addRow, nextId, removeRow, type Table } from './table.ts';
import { isoTime, laterThan } from './times.ts';

export interface Store {
  catalogs: Table<Catalog>;
  courses: Table<Course>;
  /** Gone from the lists, still in the figures. */
  deletedCourses: Table<Course>;
  tags: Table<Tag>;
  enrollments: Table<Enrollment>;
  orders: Table<Order>;
  users: Table<User>;
  applicants: Table<Applicant>;
  mails: Table<Mail>;
}

export function mainCatalog(store: Store): Catalog {
  const catalog = store.catalogs.rows.find((candidate) => candidate.parent === null) ?? store.catalogs.rows[0];
  if (catalog === undefined) throw new Error('The practice Catalog has no catalog.');
  return catalog;
}

export function userByCanvasId(store: Store, canvasUserId: number): User | undefined {
  return store.users.rows.find((user) => user.canvas_user_id === canvasUserId);
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
  for (const course of store.courses.rows) {
    course.tag_names = course.tag_names.map((present) => (present === tag.name ? name : present));
  }
  tag.name = name;
  tag.updated_at = isoTime(laterThan(tag.updated_at, now));
}

export function deleteTag(store: Store, tag: Tag): void {
  for (const course of store.courses.rows) course.tag_names = course.tag_names.filter((name) => name !== tag.name);
  removeRow(store.tags, tag.id);
}

export function deleteCourse(store: Store, course: Course): void {
  removeRow(store.courses, course.id);
  addRow(store.deletedCourses, course);
}
