// Amounts of money as whole numbers, because sums of fractions are off by a cent.
import type { Record_, Value } from '../catalog/resource.ts';
import type { SourceRecord } from './report-input.ts';

/** Catalog's amounts have up to four decimals. */
const DECIMALS = 4;
const UNIT = 10 ** DECIMALS;

/** Returns an amount such as `50.1` in ten-thousandths. Undefined if it's blank or no number. */
export function unitsOf(value: Value | undefined): number | undefined {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(value ?? '')) ?? [];
  if (whole === '') return undefined;
  const units = Number(whole) * UNIT + Number(decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0'));
  return sign === '' || units === 0 ? units : -units;
}

/** Returns the canonical text of an amount in ten-thousandths, such as `50.1`. */
export function amountOf(units: number): string {
  const digits = String(Math.abs(units)).padStart(DECIMALS + 1, '0');
  const decimals = digits.slice(-DECIMALS).replace(/0{1,4}$/, '');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -DECIMALS)}${decimals === '' ? '' : `.${decimals}`}`;
}

/**
 * Returns what was paid for a line of an order, in ten-thousandths: the price after discount or, in older responses, the price less
 * the promotions of its listing. Undefined if neither is known.
 */
export function netOf({ values: order }: SourceRecord, line: Record_): number | undefined {
  const discounted = unitsOf(line.discounted_amount);
  if (discounted !== undefined) return discounted;
  const price = unitsOf(line.amount);
  const discounts = discountsOf(order, line.listing_id);
  return price === undefined || discounts === undefined ? undefined : Math.max(0, price - discounts);
}

/** Returns the promotions of a listing in an order. Undefined if the order has some and doesn't say of which listing. */
function discountsOf(order: Record_, listing: Value | undefined): number | undefined {
  const amounts = textsIn(order.promotion_amounts);
  const listings = textsIn(order.promotion_listing_ids);
  if (amounts.length === 0) return 0;
  if (listings.length !== amounts.length) return undefined;
  return amounts.reduce((sum, amount, index) => (listings[index] === String(listing) ? sum + Math.abs(unitsOf(amount) ?? 0) : sum), 0);
}

/** Returns the items of a list as texts. */
export function textsIn(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
