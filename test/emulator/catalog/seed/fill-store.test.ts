import { describe, expect, it } from 'vitest';
import { type Store, seatsTaken } from '../../../../emulator/catalog/store/store.ts';
import { filled } from '../filled.ts';

const sizes = (store: Store) => [store.courses, store.orders, store.enrollments, store.tags, store.users].map((table) => table.rows.length);
const everything = (store: Store) => JSON.stringify(Object.values(store).map((table) => table.rows));

describe('the data of a demo Catalog', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(everything(filled(7, 'small'))).toBe(everything(filled(7, 'small')));
    expect(everything(filled(8, 'small'))).not.toBe(everything(filled(7, 'small')));
  });

  it('has as many records as asked for', () => {
    const small = filled(1, 'small');
    expect([small.courses, small.orders, small.tags, small.users].map((table) => table.rows.length)).toEqual([24, 300, 12, 60]);
    expect(sizes(filled(1, { courses: 3, orders: 5_000, enrollments: 40 }))).toEqual([3, 5_000, 40, 12, 60]);
    expect(sizes(filled(1, { courses: 0, orders: 0, enrollments: 0, tags: 0, users: 0 }))).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps the courses when there are more orders', () => {
    const few = filled(1, { enrollments: 0 });
    const many = filled(1, { enrollments: 0, orders: 900 });

    expect(many.courses.rows).toEqual(few.courses.rows);
  });

  it('has ids that begin anywhere and leave gaps, in ascending order', () => {
    const ids = filled(1, 'small').courses.rows.map((course) => course.id);

    expect(ids[0]).toBeGreaterThan(1000);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect((ids[ids.length - 1] ?? 0) - (ids[0] ?? 0)).toBeGreaterThan(ids.length);
  });

  it('holds what spreadsheets like to spoil', () => {
    const { courses, orders, users } = filled(1, 'small');
    const skus = courses.rows.map((course) => course.sku);

    expect(courses.rows.map((course) => course.title)).toContain('=Design & Build');
    expect(skus).toEqual(expect.arrayContaining(['001', '1E5', '3-4', 'TRUE', null]));
    expect(new Set(courses.rows.map((course) => course.listing_path)).size).toBe(24);
    expect(orders.rows.some((order) => order.user === null)).toBe(true);
    expect(orders.rows.some((order) => order.purchased_at === null)).toBe(true);
    expect(orders.rows.some((order) => order.promotions.length > 0)).toBe(true);
    expect(users.rows.some((user) => user.custom_fields === null)).toBe(true);
  });

  it('adds up: lines less discounts make the total of an order', () => {
    const { orders } = filled(2, { orders: 1_000 });
    const wrong = orders.rows.filter(({ listings, promotions, total }) => {
      const lines = listings.reduce((sum, line) => sum + Number(line.amount), 0);
      const discounts = promotions.reduce((sum, promotion) => sum + Number(promotion.amount), 0);
      return Math.abs(lines + discounts - Number(total)) > 0.001;
    });

    expect(wrong).toEqual([]);
  });

  it('has full courses with and without a waitlist, and only planted ones over their cap', () => {
    const store = filled(1, 'medium');
    const capped = store.courses.rows.filter((course) => course.enrollment_cap !== null);
    const full = capped.filter((course) => seatsTaken(store, course.id) === course.enrollment_cap);

    const over = capped.filter((course) => seatsTaken(store, course.id) > (course.enrollment_cap ?? 0)).map(({ id }) => id);
    const planted = store.planted.rows.filter(({ finding }) => finding === 'Over the limit').map(({ record }) => record);
    expect(over.sort()).toEqual(planted.sort());
    expect(new Set(full.map((course) => course.waitlist))).toEqual(new Set([true, false]));
    expect(store.applicants.rows.length).toBeGreaterThan(0);
  });

  it('has programs that bundle programs, one without requirements, and people who bought them', () => {
    const { programs, orders, enrollments } = filled(1, 'small');
    const required = programs.rows.flatMap((program) => program.requirement_ids);

    expect(programs.rows.some((program) => required.includes(program.id))).toBe(true);
    expect(programs.rows.some((program) => program.requirement_ids.length === 0)).toBe(true);
    expect(orders.rows.some((order) => order.listings.some((line) => programs.byId.has(line.id)))).toBe(true);
    expect(enrollments.rows.some((enrollment) => enrollment.listing.type === 'Program')).toBe(true);
  });

  it('asks people other things in each catalog, and knows some of them twice', () => {
    const { catalogs, users } = filled(1, 'medium');
    const named = (id: number) => catalogs.byId.get(id)?.user_defined_fields.map((field) => field.name) ?? [];
    const strange = users.rows.filter((user) =>
      Object.keys(user.custom_fields ?? {}).some((name) => !named(user.registered_account_id ?? 0).includes(name)),
    );

    expect(new Set(catalogs.rows.map((catalog) => named(catalog.id).join())).size).toBe(5);
    expect(strange).toEqual([]);
    expect(users.rows.some((user) => user.merged_into_user_id !== null && users.byId.has(user.merged_into_user_id))).toBe(true);
  });

  it('has orders of every fate in every season: paid, free, failed, pending and never paid', () => {
    const { orders } = filled(1, 'small');
    const fates = orders.rows.map((order) => (Number(order.total) === 0 ? 'free' : (order.payments.at(-1)?.status ?? 'none')));

    expect(new Set(fates)).toEqual(new Set(['free', 'success', 'error', 'pending', 'none']));
    expect(new Set(orders.rows.map((order) => order.created_at.slice(5, 7))).size).toBe(12);
    expect(new Set(orders.rows.map((order) => order.currency))).toEqual(new Set(['USD', 'EUR', 'JPY']));
  });
});
