// Plays the figures per listing.
import type { Call, Play } from '../serve/call.ts';
import { roundTo } from '../store/decimals.ts';
import type { Course, Program } from '../store/records.ts';
import { creditsOf } from '../store/requirements.ts';
import { canvasCourseOf, listingsOf, type Store } from '../store/store.ts';
import { isoTime, isoTimeWithOffset, readTime } from '../store/times.ts';
import { among, between, figuresAnswer, listingFigure } from './figures.ts';
import { isWithin, noTime, spanOf } from './match.ts';

export const getProductsAnalytics: Play = (call) => {
  const created = spanOf(call, 'creation_date_from', 'creation_date_to', call.body);
  if (typeof created === 'string') return noTime(created);
  return figuresAnswer(call, 'products', figures(call.store), (row) => isWithin(created, row.created_at) && isWanted(call, row));
};

type Figure = ReturnType<typeof figures>[number];

function isWanted(call: Call, row: Figure): boolean {
  const { certificate_offered } = call.body;
  return (
    among(call, 'account_ids', row.account_id) &&
    among(call, 'product_ids', row.product.id) &&
    among(call, 'product_statuses', row.product_status) &&
    among(call, 'promo_codes', row.promo_codes.length > 0 ? 'APPLIED' : 'NOT_APPLIED') &&
    between(call, 'enrollment_count', row.enrollment_count) &&
    between(call, 'completion_count', row.completion_count) &&
    between(call, 'dropped_count', row.dropped_count) &&
    between(call, 'listing_price', row.list_price) &&
    between(call, 'revenue', row.revenue) &&
    (certificate_offered === undefined || certificate_offered === row.certificate_offered)
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

function figures(store: Store) {
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
  const certified = new Set(store.certificates.rows.map((certificate) => certificate.listing_id));
  return [...listingsOf(store), ...store.deletedCourses.rows].flatMap((listing) => {
    const shown = listingFigure(store, listing.id);
    return shown === undefined
      ? []
      : [{ ...shown, ...figure(store, listing, of(listing.id)), certificate_offered: certified.has(listing.id) }];
  });
}

function figure(store: Store, listing: Course | Program, sum: Sums) {
  const created = readTime(listing.created_at) ?? 0;
  return {
    created_at: listing.currency === 'EUR' ? isoTimeWithOffset(created, 2) : isoTime(created),
    canvas_course_id: canvasCourseOf(listing),
    enrollment_count: sum.enrolled,
    dropped_count: sum.dropped,
    completion_count: sum.completed,
    currency: listing.currency,
    list_price: listing.enrollment_fee,
    promo_codes: [...sum.codes].sort(),
    discount: roundTo(sum.discount, 2),
    revenue: roundTo(sum.revenue, 2),
    credits: creditsOf(store, listing),
  };
}
