// Revenue: what was sold, by listing, catalog, month, or promotion code, and one row for each currency.

import { groupBy } from '../base/group-by.ts';
import { say } from '../base/say.ts';
import { BULK_DAYS, BULK_FIELDS } from '../catalog/reports/revenue.ts';
import type { Record_, Value } from '../catalog/resource.ts';
import { toIso } from '../tabs/cells/time.ts';
import { amountOf, netOf, unitsOf } from './amount.ts';
import { dayOf, firstIn, inPeriod } from './calendar.ts';
import { bulkTestIn, promotionsOf } from './order-lists.ts';
import { type ReportCode, type ReportInput, readOf, type SourceRecord, textOf } from './report-input.ts';

/** A bulk purchase can be in a cart this long before its order is started. */
const CART_DAYS = 7;

/** A line of an order in the period, once for each promotion code if the rows are by code. */
interface Item {
  order: SourceRecord;
  line: Record_;
  isPaid: boolean;
  month: string;
  /** In ten-thousandths. Undefined if it isn't known. */
  gross: number | undefined;
  discount: number | undefined;
  net: number | undefined;
  /** Undefined if it isn't known. */
  isBulk: boolean | undefined;
  code: string;
  isShared: boolean;
}

/** What a row stands for: the start of its key, and the columns that name it. */
interface Group {
  key: string;
  columns: Record_;
}

export const revenue: ReportCode = {
  more(input) {
    const first = earliestOrder(input);
    // An order that was started this much earlier can have a bulk enrollment that its list has left out.
    const isListed = first === '' || first >= daysBefore(firstIn(input), BULK_DAYS - CART_DAYS);
    if (isListed || !input.read.bulk) return [];
    return [{ source: 'bulk', resource: 'bulk_enrollments', fields: BULK_FIELDS, filters: { from: daysBefore(first, CART_DAYS) } }];
  },
  rows(input) {
    const by = textOf(input.parameters.by) || 'listing';
    const isByCode = by.startsWith('promotion code');
    const items = itemsIn(input, isByCode);
    const titles = titlesIn(items);
    const groupOf = (item: Item): Group => groupNamed(by, item, titles);
    const groups = groupBy(items, (item) => `${groupOf(item).key}-${currencyOf(item) || 'none'}`);
    const figures = figuresIn(input, by);
    const hidden = isUnpaidShown(input) ? {} : { unpaid: null, unpaid_amount: null };
    const unknown = items.filter(({ isPaid, net }) => isPaid && net === undefined).length;
    return {
      records: Array.from(groups, ([row, members]) => ({
        ...groupOf(members[0]).columns,
        ...sumsOf(members, isByCode),
        ...hidden,
        ...differenceOf(figures?.get(row), members),
        row,
      })),
      notes: unknown === 0 ? [] : [say`Catalog doesn’t show the price after discount of ${unknown} order items. Their sums are blank.`],
    };
  },
};

/** Returns when the first of the period's orders was started. No time of its bulk enrollments is earlier. `''` if none can be missed. */
function earliestOrder(input: ReportInput): string {
  if (firstIn(input) === '') return '';
  return ordersIn(input).reduce((first, { order }) => {
    const time = textOf(order.values.created_at);
    return order.lines.length === 0 || time === '' || (first !== '' && first <= time) ? first : time;
  }, '');
}

/** Returns whether the list has unpaid orders. A filter that compares times of payments leaves them out. */
function isUnpaidShown(input: ReportInput): boolean {
  const { from, to } = input.parameters;
  return textOf(from) + textOf(to) === '' || readOf(input, 'orders').some(({ values }) => textOf(values.purchased_at) === '');
}

function daysBefore(time: string, days: number): string {
  return toIso(Date.parse(time) - days * 86_400_000);
}

/** Returns the orders that were paid in the period or, if they aren't paid, started in it. */
function ordersIn(input: ReportInput): (Pick<Item, 'order' | 'isPaid'> & { at: Value | undefined })[] {
  const isInPeriod = inPeriod(input);
  return readOf(input, 'orders').flatMap((order) => {
    const { purchased_at: paidAt, created_at: createdAt } = order.values;
    const isPaid = textOf(paidAt) !== '';
    const at = isPaid ? paidAt : createdAt;
    return isInPeriod(at) ? [{ order, isPaid, at }] : [];
  });
}

function itemsIn(input: ReportInput, isByCode: boolean): Item[] {
  const isBulk = bulkTestIn(input);
  return ordersIn(input).flatMap(({ order, isPaid, at }) =>
    order.lines.flatMap((line): Item[] => {
      const gross = unitsOf(line.amount);
      const net = netOf(order, line);
      const promotions = isByCode ? promotionsOf(order, line) : [];
      const discount = gross === undefined || net === undefined ? undefined : gross - net;
      const item = {
        order,
        line,
        isPaid,
        month: dayOf(at, input.zone).slice(0, 7),
        gross,
        net,
        isBulk: isBulk?.(order.values, line),
        isShared: promotions.length > 1,
      };
      if (promotions.length === 0) return [{ ...item, discount, code: '' }];
      return promotions.map(({ code, amount }) => ({ ...item, discount: amount, code }));
    }),
  );
}

/** Returns the title of each listing in its last order, also of listings that were deleted since. */
function titlesIn(items: readonly Item[]): Map<string, string> {
  const sorted = [...items].sort((a, b) => (textOf(a.order.values.created_at) < textOf(b.order.values.created_at) ? -1 : 1));
  return new Map(sorted.map(({ line }) => [textOf(line.listing_id), textOf(line.title)]));
}

function groupNamed(by: string, { order, line, month, code }: Item, titles: ReadonlyMap<string, string>): Group {
  const id = textOf(line.listing_id);
  const ofListing = { listing: titles.get(id) ?? null, listing_id: line.listing_id ?? null };
  switch (by) {
    case 'catalog':
      return { key: `catalog-${textOf(order.values.catalog_id)}`, columns: { catalog: order.values.catalog_name ?? null } };
    case 'month':
      return { key: `month-${month}`, columns: { month } };
    case 'promotion code':
      return { key: `code-${encodeURIComponent(code)}`, columns: { code: code || null } };
    case 'promotion code and month':
      return { key: `code-${encodeURIComponent(code)}-${month}`, columns: { code: code || null, month } };
    case 'listing and month':
      return { key: `listing-${id}-${month}`, columns: { ...ofListing, month } };
    default:
      return { key: `listing-${id}`, columns: ofListing };
  }
}

function currencyOf({ order }: Pick<Item, 'order'>): string {
  return textOf(order.values.currency);
}

function sumsOf(items: readonly [Item, ...Item[]], isByCode: boolean): Record_ {
  const paid = items.filter(({ isPaid }) => isPaid);
  const unpaid = items.filter(({ isPaid }) => !isPaid);
  return {
    currency: currencyOf(items[0]) || null,
    sold: paid.length,
    gross: sumOf(paid, ({ gross }) => gross),
    discount: sumOf(paid, ({ discount }) => discount),
    net: sumOf(paid, ({ net }) => net),
    free: paid.filter(({ net }) => net === 0).length,
    unpaid: unpaid.length,
    unpaid_amount: sumOf(unpaid, ({ net }) => net),
    shared: isByCode ? paid.filter(({ isShared }) => isShared).length : null,
    bulk: paid.some(({ isBulk }) => isBulk === undefined) ? null : paid.filter(({ isBulk }) => isBulk).length,
  };
}

/** Returns a sum as text, or null if a part of it isn't known. */
function sumOf(items: readonly Item[], unitsIn: (item: Item) => number | undefined): string | null {
  let sum = 0;
  for (const item of items) {
    const units = unitsIn(item);
    if (units === undefined) return null;
    sum += units;
  }
  return amountOf(sum);
}

/** Returns the revenue in Catalog's analytics by the keys of the rows. Undefined if they don't show it. */
function figuresIn(input: ReportInput, by: string): Map<string, number> | undefined {
  const isInPeriod = inPeriod(input);
  const rows = input.read.figures;
  if (!rows || by.startsWith('promotion code')) return undefined;
  const sums = new Map<string, number>();
  for (const { values } of rows) {
    const units = unitsOf(values.revenue);
    if (units === undefined || textOf(values.currency) === '') return undefined;
    if (!isInPeriod(values.purchase_date)) continue;
    const month = dayOf(values.purchase_date, input.zone).slice(0, 7);
    const keys: Record<string, string> = {
      listing: `listing-${textOf(values.product_id)}`,
      month: `month-${month}`,
      'listing and month': `listing-${textOf(values.product_id)}-${month}`,
    };
    // Analytics name the catalog of the listing, and orders the one that made the sale.
    const key = keys[by];
    if (key === undefined) return undefined;
    const row = `${key}-${textOf(values.currency)}`;
    sums.set(row, (sums.get(row) ?? 0) + units);
  }
  return sums;
}

function differenceOf(units: number | undefined, items: readonly Item[]): Record_ {
  const paid = items.filter(({ isPaid }) => isPaid);
  const net = unitsOf(sumOf(paid, (item) => item.net));
  return {
    revenue: units === undefined ? null : amountOf(units),
    difference: units === undefined || net === undefined ? null : amountOf(units - net),
  };
}
