// Settlement: payments, refunds, and chargebacks in an export of the payment provider, next to the orders that they belong to.
import { groupBy } from '../base/group-by.ts';
import { numberText, say } from '../base/say.ts';
import { EARLIER_DAYS, ORDER_FIELDS, type SettlementFinding } from '../catalog/reports/settlement.ts';
import type { Record_ } from '../catalog/resource.ts';
import { startOfDay, toIso } from '../tabs/cells/time.ts';
import { amountOf, textsIn, unitsOf } from './amount.ts';
import { inPeriod } from './calendar.ts';
import { type MoreList, orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

/** An order of the first hour of a period can have been paid in the period before. */
const GRACE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Payments can be refunded, and charged back, for about half a year. */
const REFUND_DAYS = 180;

/** What the export says of one transaction. Amounts are signed: what leaves the account is negative, and a fee that costs is positive. */
interface Movement {
  /** The IDs by which its order can be found, its own one first. */
  ids: readonly string[];
  kind: string;
  units: number;
  fee: number;
  currency: string;
  at: string;
}

/** The movements of one order in one currency, or of one payment without an order. */
interface Case {
  order: Record_ | undefined;
  currency: string;
  /** The ID of the first payment, or of another movement. */
  reference: string;
  movements: readonly Movement[];
}

export const settlement: ReportCode = {
  more(input) {
    const from = textOf(input.parameters.from);
    const { findOrder } = ordersIn(input);
    if (from === '' || movementsIn(input).every((movement) => findOrder(movement) !== undefined)) return [];
    const first = Date.parse(from.includes('T') ? from : startOfDay(from, input.zone));
    const filters = { from: toIso(first - (REFUND_DAYS + EARLIER_DAYS) * DAY_MS), to: toIso(first - EARLIER_DAYS * DAY_MS) };
    return [{ source: 'earlier', resource: 'orders', fields: ORDER_FIELDS, filters } satisfies MoreList];
  },
  rows(input) {
    // Fees that belong to no payment are only in the sums.
    const cases = casesIn(input).filter(({ order, movements }) => order || hasMoney(movements));
    return { records: cases.map((each) => rowOf(each, findingOf(input, each))), notes: totalsOf(movementsIn(input)) };
  },
};

function movementsIn(input: ReportInput): Movement[] {
  return readOf(input, 'payments').map(({ values }) => ({
    ids: [textOf(values.id), ...textsIn(values.also)].filter((id) => id !== ''),
    kind: textOf(values.kind),
    units: unitsOf(values.amount) ?? 0,
    fee: unitsOf(values.fee) ?? 0,
    currency: textOf(values.currency),
    at: textOf(values.at),
  }));
}

interface Orders {
  all: readonly Record_[];
  findOrder(movement: Movement): Record_ | undefined;
}

/** Finds orders by the references of their payments, and then by their numbers. A paid order comes before an unpaid one. */
function ordersIn(input: ReportInput): Orders {
  const byId = new Map([...readOf(input, 'earlier'), ...readOf(input, 'orders')].map(({ values }) => [textOf(values.id), values]));
  const all = Array.from(byId.values());
  const byReference = new Map<string, Record_>();
  for (const order of all) {
    for (const reference of referencesOf(order)) {
      const known = byReference.get(reference);
      if (!known || (!isPaid(known) && isPaid(order))) byReference.set(reference, order);
    }
  }
  const byNumber = new Map(all.map((order) => [comparable(textOf(order.full_id)), order]));
  return {
    all,
    findOrder({ ids }) {
      const [, ...others] = ids;
      for (const id of ids) {
        const order = byReference.get(comparable(id));
        if (order) return order;
      }
      // An ID of the provider's own is never an order number, though both can be numbers.
      return others.map((id) => byNumber.get(comparable(id))).find((order) => order !== undefined);
    },
  };
}

function referencesOf(order: Record_): string[] {
  return textsIn(order.payment_references)
    .map(comparable)
    .filter((reference) => reference !== '');
}

function comparable(id: string): string {
  return id.trim().toLowerCase();
}

function isPaid(order: Record_): boolean {
  return textOf(order.purchased_at) !== '';
}

function casesIn(input: ReportInput): Case[] {
  const { all, findOrder } = ordersIn(input);
  const found = movementsIn(input).map((movement) => {
    const order = findOrder(movement);
    return { movement, order, currency: movement.currency || currencyOf(order) };
  });
  // A refund without an order belongs to the payment that it names.
  const lonely = new Set(found.flatMap(({ movement: { ids, kind }, order }) => (order || kind !== 'payment' ? [] : [ids[0]])));
  const referenceOf = ({ ids }: Movement) => ids.find((id) => lonely.has(id)) ?? ids[0] ?? '';
  const groups = groupBy(found, ({ movement, order, currency }) =>
    order ? `order ${textOf(order.id)} ${currency}` : `payment ${referenceOf(movement)} ${currency}`,
  );
  const withMoney = Array.from(groups.values(), (members): Case => {
    const [{ order, currency, movement }] = members;
    const movements = members.map((member) => member.movement);
    const [reference] = movements.find(({ kind }) => kind === 'payment')?.ids ?? [];
    return { order, currency, reference: reference ?? referenceOf(movement), movements };
  });
  const settled = new Set(withMoney.map(({ order }) => order));
  const isExpected = expectedIn(input);
  const without = all
    .filter((order) => isExpected(order) && !settled.has(order))
    .map(
      (order): Case => ({ order, currency: currencyOf(order), reference: textsIn(order.payment_references).pop() ?? '', movements: [] }),
    );
  return [...withMoney, ...without];
}

/** Returns what tells whether the export must have money of an order. */
function expectedIn(input: ReportInput): (order: Record_) => boolean {
  const isInPeriod = inPeriod(input);
  const from = textOf(input.parameters.from);
  const first = from === '' || from.includes('T') ? from : startOfDay(from, input.zone);
  return ({ purchased_at: paidAt, total }) => {
    const isAfterGrace = first === '' || Date.parse(textOf(paidAt)) >= Date.parse(first) + GRACE_MS;
    return isInPeriod(paidAt) && isAfterGrace && (unitsOf(total) ?? 0) > 0;
  };
}

function currencyOf(order: Record_ | undefined): string {
  return textOf(order?.currency).toUpperCase();
}

function hasMoney(movements: readonly Movement[]): boolean {
  return movements.some(({ kind }) => kind !== 'fee');
}

interface Sums {
  received: number;
  refunded: number;
  chargedBack: number;
  fees: number;
  payments: number;
}

function sumsOf(movements: readonly Movement[]): Sums {
  const sumOf = (wanted: string) => movements.reduce((sum, { kind, units }) => (kind === wanted ? sum + units : sum), 0);
  return {
    received: sumOf('payment'),
    refunded: 0 - sumOf('refund'),
    chargedBack: 0 - sumOf('chargeback'),
    fees: movements.reduce((sum, { fee }) => sum + fee, 0) - sumOf('fee'),
    payments: movements.filter(({ kind }) => kind === 'payment').length,
  };
}

/** Returns the first finding that applies. */
function findingOf(input: ReportInput, { order, currency, movements }: Case): SettlementFinding | null {
  const { received, refunded, chargedBack, payments } = sumsOf(movements);
  if (chargedBack > 0) return 'Charged back';
  if (!order) return payments > 0 ? 'Money without an order' : 'Refund without an order';
  if (!isPaid(order)) return received - refunded > 0 ? 'Order not completed' : refunded > 0 ? 'Refunded' : null;
  if (!hasMoney(movements)) {
    if (!expectedIn(input)(order)) return null;
    return referencesOf(order).length === 0 ? 'Order without a reference' : 'Order without money';
  }
  if (currency !== currencyOf(order)) return 'Different currency';
  const total = unitsOf(order.total) ?? 0;
  if (payments > 1 && received > total) return 'Paid more than once';
  if (payments > 0 && received !== total) return 'Different amount';
  if (refunded <= 0) return null;
  return refunded >= (payments > 0 ? received : total) ? 'Refunded' : 'Partly refunded';
}

function rowOf({ order, currency, reference, movements }: Case, finding: SettlementFinding | null): Record_ {
  const { received, refunded, chargedBack, fees, payments } = sumsOf(movements);
  const total = order && unitsOf(order.total);
  const isComparable = payments > 0 && total !== undefined && currency === currencyOf(order);
  const shown = (units: number) => (movements.length > 0 ? amountOf(units) : null);
  const times = movements.flatMap(({ kind, at }) => (kind === 'payment' && at !== '' ? [at] : []));
  return {
    finding,
    order_number: orNull(order?.full_id),
    purchased: order?.purchased_at ?? null,
    paid: times.sort()[0] ?? null,
    buyer: orNull(order?.user_name),
    buyer_email: orNull(order?.user_email),
    listings: order ? orNull(textsIn(order.listing_titles).join(', ')) : null,
    total: total === undefined ? null : amountOf(total),
    order_currency: orNull(order?.currency),
    received: shown(received),
    refunded: shown(refunded),
    charged_back: shown(chargedBack),
    fees: shown(fees),
    net: shown(received - refunded - chargedBack - fees),
    currency: orNull(currency),
    difference: isComparable ? amountOf(received - total) : null,
    reference: orNull(reference),
    catalog: orNull(order?.catalog_name),
    canvas_user_id: order?.canvas_user_id ?? null,
    order_id: order?.id ?? null,
    row: `${order ? `order-${textOf(order.id)}` : `payment-${encodeURIComponent(reference)}`}-${currency || 'none'}`,
  };
}

/** Returns the sums of the export, one sentence for each currency. */
function totalsOf(movements: readonly Movement[]): string[] {
  const currencies = groupBy(movements, ({ currency }) => currency);
  return Array.from(currencies, ([currency, members]) => {
    const { received, refunded, chargedBack, fees } = sumsOf(members);
    const [got = '', back = '', disputed = '', paid = ''] = [received, refunded, chargedBack, fees].map(inWords);
    const net = inWords(received - refunded - chargedBack - fees);
    return say`${currency || say`Without a currency`}: received ${got}, refunded ${back}, charged back ${disputed}, fees ${paid}, net ${net}.`;
  });
}

/** Returns an amount for a sentence, such as `1,234.50`. */
function inWords(units: number): string {
  return numberText(Number(amountOf(units)));
}
