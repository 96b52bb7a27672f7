// Payments that don't match their orders. Only the exports of a payment provider show them: the orders stay as they are.
import type { Order } from '../../store/records.ts';
import { removeRow } from '../../store/table.ts';
import { readTime } from '../../store/times.ts';
import { daysAfter } from '../calendar.ts';
import { claim, type Garden, orderKey, salesBetween, seatsOf } from './plant.ts';

const report = 'Settlement';
/** Cases of orders of the last weeks, two of each. */
const RECENT = ['Refunded', 'Partly refunded', 'Charged back', 'Order without money', 'Different amount', 'Charged twice'] as const;
const PERIOD_DAYS = 60;

export function plantSettlement(garden: Garden): void {
  const { store, calendar, note } = garden;
  const keysOf = (order: Order) => [orderKey(order)];
  const timeOf = (text: string | null) => readTime(text ?? '') ?? 0;
  const hasReference = ({ payments }: Order) => payments.some(({ reference_id: reference }) => reference !== null);
  const orders = store.orders.rows.filter((order) => hasReference(order) && Number(order.total) > 2);
  const paid = orders.filter(({ payments, purchased_at }) => purchased_at !== null && payments.some(({ status }) => status === 'success'));
  const from = daysAfter(calendar.today, -PERIOD_DAYS);
  // Not the newest ones: a refund and a chargeback come days later.
  const recent = paid.filter(({ purchased_at: at }) => timeOf(at) > from && timeOf(at) < daysAfter(calendar.today, -6));
  const earlier = paid.filter(({ purchased_at: at }) => timeOf(at) <= from && timeOf(at) > daysAfter(calendar.today, -150)).reverse();
  const twelve = claim(garden, [...recent, ...earlier], 2 * RECENT.length, keysOf);
  for (const [index, finding] of [...RECENT, ...RECENT].entries())
    note({ report, finding, resource: 'orders', record: twelve[index]?.id ?? 0 });
  const older = paid.filter(({ purchased_at: at }) => timeOf(at) < daysAfter(calendar.today, -90)).reverse();
  for (const { id } of claim(garden, older, 1, keysOf)) note({ report, finding: 'Refunded later', resource: 'orders', record: id });
  const isLate = ({ created_at: at }: Order) => timeOf(at) > daysAfter(calendar.today, -170);
  const open = orders.filter((order) => order.purchased_at === null && isLate(order)).reverse();
  const known = new Set(orders);
  const sales = salesBetween(garden, 170, 60).flatMap(({ order }) => (known.has(order) ? [order] : []));
  for (const order of claim(garden, [...open, ...sales], 2, keysOf)) {
    if (order.purchased_at !== null) leaveOpen(garden, order);
    note({ report, finding: 'Order not completed', resource: 'orders', record: order.id });
  }
  for (const record of [1, 2]) note({ report, finding: 'Money without an order', resource: 'payments', record });
}

/** Makes an order one that was started and not paid. */
function leaveOpen(garden: Garden, order: Order): void {
  for (const { id } of order.listings)
    for (const seat of seatsOf(garden, { listing: id, person: order.user?.id ?? 0 })) removeRow(garden.store.enrollments, seat.id);
  order.purchased_at = null;
  for (const payment of order.payments) payment.status = 'error';
}
