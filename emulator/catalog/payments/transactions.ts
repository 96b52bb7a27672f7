// What went through the account of a payment provider: the money of the orders, and what the planted cases add to it.
import type { PaymentTransaction } from '../../demo-catalog.ts';
import { placesOf, roundTo } from '../store/decimals.ts';
import type { Order } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { readTime } from '../store/times.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Returns all transactions in a period, the oldest first. Times are milliseconds since 1970. */
export function transactionsOf(store: Store, from: number, until: number): PaymentTransaction[] {
  const planted = new Map<number, string[]>();
  for (const { report, resource, record, finding } of store.planted.rows)
    if (report === 'Settlement' && resource === 'orders') planted.set(record, [...(planted.get(record) ?? []), finding]);
  const all = [...store.orders.rows.flatMap((order) => ofOrder(order, planted.get(order.id) ?? [])), ...withoutOrder(store, until)];
  const inPeriod = all.filter(({ at }) => at >= from && at < until).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return [...inPeriod, ...payouts(inPeriod, until)];
}

function ofOrder(order: Order, findings: readonly string[]): PaymentTransaction[] {
  const [payment] = order.payments.slice(-1);
  const at = (readTime(order.purchased_at ?? order.created_at) ?? 0) - 20_000;
  if (!payment || payment.reference_id === null) return [];
  const id = payment.reference_id;
  const failed = order.payments
    .filter(({ status }) => status === 'error')
    .map((): PaymentTransaction => ({ ...blank(order), id: `${id}F`, kind: 'failed', amount: Number(order.total), at: at - 60_000 }));
  const isPaid = payment.status === 'success' || findings.includes('Order not completed');
  if (!isPaid || findings.includes('Order without money')) return failed;
  const total = Number(order.total);
  const received = findings.includes('Different amount') ? total - 1 : total;
  const charge: PaymentTransaction = { ...blank(order), id, kind: 'payment', amount: received, fee: feeOf(received, order.currency), at };
  const more = findings.flatMap((finding) => consequences(finding, charge, order));
  return [...failed, charge, ...more];
}

function blank(order: Order): Omit<PaymentTransaction, 'id' | 'kind' | 'amount' | 'at'> {
  const { name, email } = order.user ?? { name: null, email: null };
  return { currency: order.currency, fee: 0, original: '', order: order.full_id, name: name ?? '', email: email ?? '' };
}

function consequences(finding: string, charge: PaymentTransaction, { currency }: Order): PaymentTransaction[] {
  const after = (days: number, id: string, kind: PaymentTransaction['kind'], amount: number): PaymentTransaction => ({
    ...charge,
    id: charge.id + id,
    original: charge.id,
    kind,
    amount: roundTo(amount, placesOf(currency)),
    fee: 0,
    at: charge.at + days * DAY,
  });
  if (finding === 'Refunded') return [after(3, 'R', 'refund', -charge.amount)];
  if (finding === 'Refunded later') return [after(80, 'R', 'refund', -charge.amount)];
  if (finding === 'Partly refunded') return [after(2, 'R', 'refund', -charge.amount / 2)];
  if (finding === 'Charged back')
    return [after(4, 'C', 'chargeback', -charge.amount), after(4, 'CF', 'fee', currency === 'JPY' ? -1500 : -15)];
  if (finding === 'Charged twice')
    return [{ ...after(0, 'T', 'payment', charge.amount), original: '', fee: charge.fee, at: charge.at + 5_000 }];
  return [];
}

/** Payments of which no order knows, such as one that was taken in the provider's own terminal. */
function withoutOrder(store: Store, until: number): PaymentTransaction[] {
  return store.planted.rows
    .filter(({ report, resource }) => report === 'Settlement' && resource === 'payments')
    .map(({ record }) => ({
      id: `99000000000${record}`,
      kind: 'payment',
      amount: 75,
      fee: feeOf(75, 'USD'),
      currency: 'USD',
      at: until - record * 5 * DAY,
      original: '',
      order: '',
      name: 'Walk-in Learner',
      email: 'front.desk@example.com',
    }));
}

/** What the provider pays out to the bank: it's no payment. */
function payouts(transactions: readonly PaymentTransaction[], until: number): PaymentTransaction[] {
  const sum = transactions.reduce(
    (total, { kind, currency, amount }) => (kind === 'payment' && currency === 'USD' ? total + amount : total),
    0,
  );
  if (sum === 0) return [];
  return [
    {
      id: 'PAYOUT1',
      kind: 'payout',
      amount: roundTo(-sum, 2),
      fee: 0,
      currency: 'USD',
      at: until - HOUR,
      original: '',
      order: '',
      name: '',
      email: '',
    },
  ];
}

function feeOf(amount: number, currency: string): number {
  return roundTo(amount * 0.029 + (currency === 'JPY' ? 30 : 0.3), placesOf(currency));
}
