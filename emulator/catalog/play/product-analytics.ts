// Plays the figures per listing. No paging is documented: all rows come at once unless a size is asked for.
import { badRequest } from '../serve/answer.ts';
import { type Call, listOf, numberOf, type Play } from '../serve/call.ts';
import { roundTo } from '../store/decimals.ts';
import type { Course } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { isoTime, isoTimeWithOffset, readTime } from '../store/times.ts';
import { isWithin, spanOf } from './match.ts';

export const getProductsAnalytics: Play = (call) => {
  const created = spanOf(call, 'creation_date_from', 'creation_date_to', call.body);
  if (typeof created === 'string') return badRequest(`${created} is not a time`);
  const wanted = figures(call.store).filter((row) => isWithin(created, row.created_at) && isWanted(row, call.body));
  const size = numberOf(call.body.size) ?? numberOf(call.query.size) ?? Math.max(1, wanted.length);
  const number = numberOf(call.body.page) ?? numberOf(call.query.page) ?? 0;
  const rows = wanted.slice(number * size, (number + 1) * size);
  if (call.switches.analyticsEnvelope !== 'envelope') return { status: 200, body: { products: rows } };
  const page = { number, size, totalElements: wanted.length, totalPages: Math.ceil(wanted.length / size) };
  return { status: 200, body: { content: rows, page } };
};

type Figure = ReturnType<typeof figure>;

function isWanted(row: Figure, filters: Call['body']): boolean {
  const among = (name: string, value: unknown) => filters[name] === undefined || listOf(filters[name]).includes(value);
  const between = (name: string, value: number) =>
    value >= (numberOf(filters[`${name}_min`]) ?? Number.NEGATIVE_INFINITY) &&
    value <= (numberOf(filters[`${name}_max`]) ?? Number.POSITIVE_INFINITY);
  return (
    among('account_ids', row.account_id) &&
    among('product_ids', row.product.id) &&
    among('product_statuses', row.product_status) &&
    among('promo_codes', row.promo_codes.length > 0 ? 'APPLIED' : 'NOT_APPLIED') &&
    between('enrollment_count', row.enrollment_count) &&
    between('completion_count', row.completion_count) &&
    between('dropped_count', row.dropped_count) &&
    between('listing_price', row.list_price) &&
    between('revenue', row.revenue) &&
    (filters.certificate_offered === undefined || filters.certificate_offered === row.certificate_offered)
  );
}

interface Sums {
  enrolled: number;
  dropped: number;
  completed: number;
  codes: Set<string>;
  discount: number;
  revenue: number;
}

function figures(store: Store): Figure[] {
  const sums = new Map<number, Sums>();
  const of = (id: number): Sums => {
    const present = sums.get(id) ?? { enrolled: 0, dropped: 0, completed: 0, codes: new Set<string>(), discount: 0, revenue: 0 };
    sums.set(id, present);
    return present;
  };
  for (const enrollment of store.enrollments.rows) {
    const sum = of(enrollment.listing.id);
    sum.enrolled++;
    if (enrollment.status === 'dropped') sum.dropped++;
    if (enrollment.status === 'concluded') sum.completed++;
  }
  for (const order of store.orders.rows) {
    if (order.purchased_at === null) continue;
    for (const promotion of order.promotions) of(promotion.listing_id).codes.add(promotion.code);
    for (const line of order.listings) {
      const sum = of(line.id);
      sum.revenue += Number(line.discounted_amount);
      sum.discount += Number(line.amount) - Number(line.discounted_amount);
    }
  }
  return [
    ...store.courses.rows.map((course) => figure(store, course, of(course.id), course.enrollment_open ? 'OPEN' : 'CLOSED')),
    ...store.deletedCourses.rows.map((course) => figure(store, course, of(course.id), 'DELETED')),
  ];
}

function figure(store: Store, course: Course, sum: Sums, status: string) {
  const catalog = store.catalogs.byId.get(course.catalog.id);
  const created = readTime(course.created_at) ?? 0;
  return {
    account_id: course.catalog.id,
    account_name: course.catalog.name,
    product: { name: course.title, id: course.id, url: `${catalog?.url ?? ''}/admin/products/${course.id}/edit`, sku: course.sku },
    product_status: status,
    created_at: course.currency === 'EUR' ? isoTimeWithOffset(created, 2) : isoTime(created),
    canvas_course_id: course.canvas_course.id,
    enrollment_count: sum.enrolled,
    dropped_count: sum.dropped,
    completion_count: sum.completed,
    currency: course.currency,
    list_price: course.enrollment_fee,
    promo_codes: [...sum.codes].sort(),
    discount: roundTo(sum.discount, 2),
    revenue: roundTo(sum.revenue, 2),
    credits: course.credits,
    // The contract has no field that says so on a listing; every course with credits offers one here.
    certificate_offered: course.credits !== null,
  };
}
