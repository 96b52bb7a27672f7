// Orders by who bought, and the items of an order that belong to a bulk purchase.
import type { Record_, Value } from '../catalog/resource.ts';
import { type MoreList, type ReportInput, readOf, textOf } from './report-input.ts';

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

/** Returns what tells whether an item of an order is a bulk purchase of the source `bulk`. */
export function isBulkIn(input: ReportInput): (order: Record_, line: Record_) => boolean {
  const nameOf = (order: Value | undefined, listing: Value | undefined) => `${textOf(order)} ${textOf(listing)}`;
  const bulk = new Set(readOf(input, 'bulk').map(({ values }) => nameOf(values.order_id, values.listing_id)));
  return (order, line) => bulk.has(nameOf(order.id, line.listing_id));
}
