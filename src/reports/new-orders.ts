// New orders: the items of orders that were paid since a day. The ledger knows which of them were delivered before.
import type { Record_ } from '../catalog/resource.ts';
import { toIso } from '../tabs/cells/time.ts';
import { amountOf, netOf, unitsOf } from './amount.ts';
import { inPeriod } from './calendar.ts';
import { promotionsOf } from './order-lists.ts';
import { chosen, isOn, orNull, type ReportCode, type ReportInput, readOf, type SourceRecord, textOf } from './report-input.ts';

export const newOrders: ReportCode = {
  rows(input) {
    const listings = chosen(input, 'listing_id');
    const records = ordersIn(input).flatMap((order) =>
      order.lines.flatMap((line, index): Record_[] =>
        listings.length > 0 && !listings.includes(textOf(line.listing_id)) ? [] : [rowOf(input, order, line, index + 1)],
      ),
    );
    return { records };
  },
};

/** Returns the orders that are to be delivered once: paid since the first day or, if they're wanted unpaid, started since then. */
function ordersIn(input: ReportInput): SourceRecord[] {
  const isInPeriod = inPeriod({ ...input, parameters: { from: input.parameters.from ?? '' } });
  const catalogs = chosen(input, 'catalog_id');
  return readOf(input, 'orders').filter(({ values: { purchased_at: paidAt, created_at: createdAt, catalog_id } }) => {
    const isPaid = textOf(paidAt) !== '';
    if (catalogs.length > 0 && !catalogs.includes(textOf(catalog_id))) return false;
    return isPaid ? isInPeriod(paidAt) : isOn(input, 'unpaid') && isInPeriod(createdAt);
  });
}

function rowOf(input: ReportInput, order: SourceRecord, line: Record_, position: number): Record_ {
  const { values } = order;
  const price = unitsOf(line.amount);
  const paid = netOf(order, line);
  return {
    delivered: toIso(input.now),
    order_number: textOf(values.full_id),
    purchased: values.purchased_at ?? null,
    buyer: values.user_name ?? null,
    buyer_email: values.user_email ?? null,
    listing: textOf(line.title),
    price: line.amount ?? null,
    discount: price === undefined || paid === undefined ? null : amountOf(price - paid),
    paid: paid === undefined ? null : amountOf(paid),
    currency: orNull(values.currency),
    promotion_codes: promotionsOf(order, line).map(({ code }) => code),
    payment_references: values.payment_references ?? [],
    payments: values.payment_statuses ?? [],
    catalog: values.catalog_name ?? null,
    order_id: values.id ?? null,
    line: position,
    canvas_user_id: values.canvas_user_id ?? null,
    listing_id: line.listing_id ?? null,
    row: `${textOf(values.id)}-${position}`,
  };
}
