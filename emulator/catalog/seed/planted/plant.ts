// Planted cases: what an office would want to find, put where tests and reports know it is.
import type { Planted } from '../../store/planted.ts';
import type { Enrollment, Order } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { coreTime, readTime } from '../../store/times.ts';
import { type Calendar, daysAfter } from '../calendar.ts';

/** Records to plant in, and where the cases are noted. */
export interface Garden {
  store: Store;
  calendar: Calendar;
  note(planted: Omit<Planted, 'id'>): void;
}

export interface Sale {
  order: Order;
  listing: number;
  person: number;
}

/** A moment so many days from today. */
export function inDays({ calendar }: Garden, days: number): string {
  return coreTime(daysAfter(calendar.today, days));
}

/**
 * Paid orders of one course for one known person in the last 60 days, the oldest first. None is of several seats, or free, and none
 * is of someone with several accounts: another one of them could be enrolled.
 */
export function recentSales(garden: Garden): Sale[] {
  const { store, calendar } = garden;
  const from = daysAfter(calendar.today, -60);
  const until = daysAfter(calendar.today, -0.5);
  const merged = store.users.rows.filter(({ merged_into_user_id: into }) => into !== null);
  const accounts = new Set(
    merged.flatMap((user) => [user.canvas_user_id, store.users.byId.get(user.merged_into_user_id ?? 0)?.canvas_user_id]),
  );
  const lines = new Map<string, number>();
  for (const { listings, user } of store.orders.rows)
    for (const { id } of listings) lines.set(`${id} ${user?.id}`, (lines.get(`${id} ${user?.id}`) ?? 0) + 1);
  return store.orders.rows.flatMap((order) => {
    const [line, ...others] = order.listings;
    const time = readTime(order.purchased_at ?? '') ?? 0;
    const person = order.user?.id;
    const isPlain = line !== undefined && others.length === 0 && !store.bulkEnrollments.byId.has(order.id) && Number(order.total) > 0;
    if (!isPlain || time < from || time > until || person === undefined || person === null || accounts.has(person)) return [];
    const isOnly = lines.get(`${line.id} ${person}`) === 1 && store.courses.byId.has(line.id);
    return isOnly && seatsOf(garden, { listing: line.id, person }).length === 1 ? [{ order, listing: line.id, person }] : [];
  });
}

/** The enrollments of a person in a listing, whatever their status. */
export function seatsOf({ store }: Garden, { listing, person }: Pick<Sale, 'listing' | 'person'>): Enrollment[] {
  return store.enrollments.rows.filter((each) => each.listing.id === listing && each.user?.id === person);
}
