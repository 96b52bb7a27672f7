// Orders by who bought, and what belongs to an item of an order: its promotions, and whether it's a bulk purchase.
import type { Record_, Value } from '../catalog/resource.ts';
import { textsIn, unitsOf } from './amount.ts';
import { type MoreList, type ReportInput, type SourceRecord, textOf } from './report-input.ts';

/** Buyers that one request asks for. */
const BUYERS_AT_ONCE = 50;

/** Returns the lists of all orders of these buyers, by Canvas ID, for a source. */
export function ordersOf(buyers: readonly string[], list: Pick<MoreList, 'source' | 'fields'>): MoreList[] {
  return Array.from({ length: Math.ceil(buyers.length / BUYERS_AT_ONCE) }, (_, index) => ({
    ...list,
    resource: 'orders',
    children: true,
    filters: { canvas_user_id: buyers.slice(index * BUYERS_AT_ONCE, (index + 1) * BUYERS_AT_ONCE) },
  }));
}

/** Returns what tells whether an item of an order is a bulk purchase of the source `bulk`. Undefined if that source doesn't tell. */
export function bulkTestIn({ read: { bulk } }: ReportInput): ((order: Record_, line: Record_) => boolean) | undefined {
  const isNamed = ({ values }: SourceRecord) => textOf(values.order_id) !== '' && textOf(values.listing_id) !== '';
  if (!bulk?.every(isNamed)) return undefined;
  const nameOf = (order: Value | undefined, listing: Value | undefined) => `${textOf(order)} ${textOf(listing)}`;
  const items = new Set(bulk.map(({ values }) => nameOf(values.order_id, values.listing_id)));
  return (order, line) => items.has(nameOf(order.id, line.listing_id));
}

/** Returns the promotions of a line. Older responses don't say of which listing one is, unless the order has only one. */
export function promotionsOf({ values, lines }: SourceRecord, line: Record_): { code: string; amount: number | undefined }[] {
  const codes = textsIn(values.promotion_codes);
  const amounts = textsIn(values.promotion_amounts);
  const listings = textsIn(values.promotion_listing_ids);
  return codes.flatMap((code, index) => {
    const isOfLine = listings[index] === undefined ? lines.length === 1 : listings[index] === String(line.listing_id);
    const amount = unitsOf(amounts[index]);
    return isOfLine ? [{ code, amount: amount === undefined ? undefined : Math.abs(amount) }] : [];
  });
}
