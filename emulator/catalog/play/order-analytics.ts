// Plays the figures per sold listing. No document shows a row; the names are those of the filters.
import type { Call, Play } from '../serve/call.ts';
import { roundTo } from '../store/decimals.ts';
import { among, between, figuresAnswer, isoOf, listingFigures, peopleOf } from './figures.ts';
import { isWithin, noTime, type Span, spanOf } from './match.ts';

export const getOrdersAnalytics: Play = (call) => {
  const bought = spanOf(call, 'purchase_date_from', 'purchase_date_to', call.body);
  if (typeof bought === 'string') return noTime(bought);
  return figuresAnswer(
    call,
    'orders',
    figures(call, bought),
    (row) =>
      among(call, 'account_ids', row.account_id) &&
      among(call, 'product_ids', row.product.id) &&
      among(call, 'product_statuses', row.product_status) &&
      among(call, 'student_ids', row.student.id) &&
      among(call, 'student_canvas_user_ids', row.student.canvas_user_id) &&
      among(call, 'purchaser_ids', row.purchaser.id) &&
      among(call, 'purchaser_canvas_user_ids', row.purchaser.canvas_user_id) &&
      among(call, 'order_fee', row.order_fee) &&
      among(call, 'promo_codes', row.promo_codes.length > 0 ? 'APPLIED' : 'NOT_APPLIED') &&
      between(call, 'listing_price', row.list_price) &&
      between(call, 'revenue', row.revenue) &&
      (call.body.bulk_purchases_only !== true || row.bulk_purchase),
  );
};

/** Only what was paid, or free. Seats bought for others have no student yet. Rows of other times aren't made: most requests ask for a short one. */
function figures({ store, switches }: Call, bought: Span) {
  const person = peopleOf(store);
  const listingOf = listingFigures(store);
  const corrections = switches.figuresFollowCorrections ? store.planted.rows : [];
  const corrected = new Map(corrections.flatMap(({ record, revenue }) => (revenue === undefined ? [] : [[record, revenue]])));
  const orders = store.orders.rows.filter(({ purchased_at }) => isWithin(bought, purchased_at));
  return orders.flatMap((order) =>
    order.listings.flatMap((line) => {
      const listing = listingOf(line.id);
      if (listing === undefined || order.purchased_at === null) return [];
      const bulk_purchase = store.bulkEnrollments.byId.has(order.id);
      const purchaser = person(order.user?.id);
      return [
        {
          ...listing,
          student: bulk_purchase ? person(null) : purchaser,
          purchaser,
          bulk_purchase,
          purchase_date: isoOf(order.purchased_at),
          order_fee: Number(line.discounted_amount) === 0 ? 'FREE' : 'PAID',
          currency: order.currency,
          list_price: Number(line.amount),
          promo_codes: order.promotions.filter((promotion) => promotion.listing_id === line.id).map((promotion) => promotion.code),
          discount: roundTo(Number(line.amount) - Number(line.discounted_amount), 2),
          revenue: corrected.get(order.id) ?? Number(line.discounted_amount),
        },
      ];
    }),
  );
}
