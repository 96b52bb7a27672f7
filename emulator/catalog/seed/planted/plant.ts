// Planted cases: what an office would want to find, put where tests and reports know it is.
import type { Planted } from '../../store/planted.ts';
import type { Course, Enrollment, Order } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { coreTime, readTime } from '../../store/times.ts';
import { type Calendar, daysAfter } from '../calendar.ts';

/** The course after those that stay ordinary if they can. */
export const FIRST = 10;

/** Records to plant in, and where the cases are noted. */
export interface Garden {
  store: Store;
  calendar: Calendar;
  note(planted: Omit<Planted, 'id'>): void;
  /** What the cases so far rest on. No later case changes it. */
  owned: Set<string>;
}

export interface Sale {
  order: Order;
  listing: number;
  person: number;
}

/**
 * Returns the first candidates that rest on nothing that a case rests on already, and keeps later cases away from them. Throws if there
 * are too few.
 */
export function claim<T>({ owned }: Garden, candidates: readonly T[], count: number, keysOf: (candidate: T) => readonly string[]): T[] {
  const found: T[] = [];
  for (const candidate of candidates) {
    const keys = keysOf(candidate);
    if (found.length === count || keys.some((key) => owned.has(key))) continue;
    found.push(candidate);
    for (const key of keys) owned.add(key);
  }
  if (found.length < count) throw new Error(`A planted case needs ${count} records, and ${found.length} are left.`);
  return found;
}

/** What a case in a listing rests on: these fields, and that no other case of its report is there. */
export function listingKeys(report: Planted['report'], fields: readonly string[]): (listing: { id: number }) => string[] {
  return ({ id }) => [placeOf(report, id), ...fields.map((field) => `${id} ${field}`)];
}

/** A case that courses can show by themselves. */
export interface Natural {
  report: Planted['report'];
  shows(course: Course): boolean;
  /** What makes a course show it. It rests on these fields. */
  changes: Partial<Course>;
}

/** Returns two courses that show a case. They're changed only if too few show it by themselves. */
export function findOrMake(garden: Garden, { report, shows, changes }: Natural): Course[] {
  const keysOf = listingKeys(report, Object.keys(changes));
  const { rows } = garden.store.courses;
  const found = rows.filter((course) => shows(course) && !garden.owned.has(placeOf(report, course.id))).slice(0, 2);
  for (const key of found.flatMap(keysOf)) garden.owned.add(key);
  const made = claim(garden, lateFirst(rows), 2 - found.length, keysOf);
  for (const course of made) Object.assign(course, changes);
  return [...found, ...made];
}

/** Returns the courses with the first ones, which stay ordinary if they can, at the end. */
export function lateFirst(courses: readonly Course[]): Course[] {
  return [...courses.slice(FIRST), ...courses.slice(0, FIRST).reverse()];
}

function placeOf(report: Planted['report'], listing: number): string {
  return `${report}: ${listing}`;
}

/** What a case of a sale rests on. */
export function saleKeys({ order, person }: Sale): string[] {
  return [orderKey(order), personKey(person)];
}

export function orderKey({ id }: { id: number }): string {
  return `order ${id}`;
}

/** Cases about people name them by their Canvas user IDs. */
export function personKey(person: number | null | undefined): string {
  return `person ${person}`;
}

/** A moment so many days from today. */
export function inDays({ calendar }: Garden, days: number): string {
  return coreTime(daysAfter(calendar.today, days));
}

/**
 * Paid orders of one course for one known person between so many days ago, the oldest first. None is of several seats, or free, and none
 * is of someone with several accounts: another one of them could be enrolled.
 */
export function salesBetween(garden: Garden, first: number, last: number): Sale[] {
  const { store, calendar } = garden;
  const from = daysAfter(calendar.today, -first);
  const until = daysAfter(calendar.today, -last);
  const merged = store.users.rows.filter(({ merged_into_user_id: into }) => into !== null);
  const accounts = new Set(
    merged.flatMap((user) => [user.canvas_user_id, store.users.byId.get(user.merged_into_user_id ?? 0)?.canvas_user_id]),
  );
  const lines = countsOf(store.orders.rows.flatMap(({ listings, user }) => listings.map(({ id }) => `${id} ${user?.id}`)));
  const seats = countsOf(store.enrollments.rows.map(({ listing, user }) => `${listing.id} ${user?.id}`));
  return store.orders.rows.flatMap((order) => {
    const [line, ...others] = order.listings;
    const time = readTime(order.purchased_at ?? '') ?? 0;
    const person = order.user?.id;
    const isPlain = line !== undefined && others.length === 0 && !store.bulkEnrollments.byId.has(order.id) && Number(order.total) > 0;
    if (!isPlain || time < from || time > until || person === undefined || person === null || accounts.has(person)) return [];
    const place = `${line.id} ${person}`;
    const isOnly = lines.get(place) === 1 && seats.get(place) === 1 && store.courses.byId.has(line.id);
    return isOnly ? [{ order, listing: line.id, person }] : [];
  });
}

/** How often each value comes up. */
export function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The enrollments of a person in a listing, whatever their status. */
export function seatsOf({ store }: Garden, { listing, person }: Pick<Sale, 'listing' | 'person'>): Enrollment[] {
  return store.enrollments.rows.filter((each) => each.listing.id === listing && each.user?.id === person);
}

/** The Canvas user IDs of all who are in a course, or have ordered it. */
export function knownIn({ enrollments, orders }: Store, course: Course): ReadonlySet<number | null | undefined> {
  const inside = enrollments.rows.filter(({ listing }) => listing.id === course.id);
  const buyers = orders.rows.filter(({ listings }) => listings.some(({ id }) => id === course.id));
  return new Set([...inside, ...buyers].map(({ user }) => user?.id));
}
