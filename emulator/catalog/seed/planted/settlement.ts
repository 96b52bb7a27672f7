// Payments that don't match their orders. Only the exports of a payment provider show them: the orders stay as they are.
import type { Order } from '../../store/records.ts';
import { readTime } from '../../store/times.ts';
import { daysAfter } from '../calendar.ts';
import type { Garden } from './plant.ts';

const report = 'Settlement';
/** Cases of orders of the last weeks, two of each. */
const RECENT = ['Refunded', 'Partly refunded', 'Charged back', 'Order without money', 'Different amount', 'Charged twice'] as const;
const PERIOD_DAYS = 60;

export function plantSettlement({ store, calendar, note }: Garden): void {
  const timeOf = (text: string | null) => readTime(text ?? '') ?? 0;
  const hasReference = ({ payments }: Order) => payments.some(({ reference_id: reference }) => reference !== null);
  const orders = store.orders.rows.filter((order) => hasReference(order) && Number(order.total) > 2);
  const paid = orders.filter(({ payments, purchased_at }) => purchased_at !== null && payments.some(({ status }) => status === 'success'));
  const from = daysAfter(calendar.today, -PERIOD_DAYS);
  // Not the newest ones: a refund and a chargeback come days later.
  const recent = paid.filter(({ purchased_at: at }) => timeOf(at) > from && timeOf(at) < daysAfter(calendar.today, -6));
  for (const finding of [...RECENT, ...RECENT]) {
    const order = recent.shift();
    if (order) note({ report, finding, resource: 'orders', record: order.id });
  }
  const older = paid.findLast(({ purchased_at: at }) => timeOf(at) < daysAfter(calendar.today, -90));
  if (older) note({ report, finding: 'Refunded later', resource: 'orders', record: older.id });
  const open = orders.filter(
    ({ purchased_at, created_at }) => purchased_at === null && timeOf(created_at) > daysAfter(calendar.today, -170),
  );
  for (const order of open.slice(-2)) note({ report, finding: 'Order not completed', resource: 'orders', record: order.id });
  for (const record of [1, 2]) note({ report, finding: 'Money without an order', resource: 'payments', record });
}
