// Decimals and times come in several spellings and become one, so that two of them can be compared as texts.

import { withoutEndZeros } from '../../base/trim-end.ts';

// Decimals are text from the API to the cell: a float would turn 0.1 + 0.2 into money that no one paid.
/** Almost all of them: only zeros at the end can be too many. */
const plainForm = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;
const decimalForm = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * The one spelling of a decimal: no plus sign, no needless zeros, no exponent: `49.90` becomes `49.9`, `0.0` becomes `0`.
 * `undefined` for anything that is no decimal.
 */
export function canonicalDecimal(text: string): string | undefined {
  if (plainForm.test(text)) return withoutZeros(text);
  const match = decimalForm.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const { left, right } = shift(whole, fraction, Number(exponent));
  const integer = left.replace(/^0+(?=\d)/, '') || '0';
  const rest = withoutEndZeros(right);
  const magnitude = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

function withoutZeros(plain: string): string {
  if (!plain.includes('.')) return plain;
  const kept = withoutEndZeros(plain);
  return kept.endsWith('.') ? kept.slice(0, -1) : kept;
}

function shift(whole: string, fraction: string, by: number): { left: string; right: string } {
  if (by === 0) return { left: whole, right: fraction };
  const digits = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return { left: '', right: '0'.repeat(-point) + digits };
  if (point >= digits.length) return { left: digits + '0'.repeat(point - digits.length), right: '' };
  return { left: digits.slice(0, point), right: digits.slice(point) };
}

// The API writes times in two ways (core records: `2015/08/27 22:03:42 +0000`; users, tags, and analytics: ISO with 3 or 6
// fraction digits and Z or an offset). Both become `2015-08-27T22:03:42Z`: UTC, to the second.
const timeForm = /^(\d{4})([-/])(\d\d)\2(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?(?:(Z|UTC)|([+-])(\d\d):?(\d\d))?$/i;

/** The form of core records, which are many, on a day that each month has. A test without groups leaves no array of texts for each of them. */
const coreForm = /^\d{4}\/(?:0[1-9]|1[0-2])\/(?:0[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d \+0000$/;

/** `undefined` for anything that is no time. A fraction of a second is cut off; a bare date is its midnight in UTC. */
export function canonicalTime(text: string): string | undefined {
  if (coreForm.test(text)) return `${text.slice(0, 4)}-${text.slice(5, 7)}-${text.slice(8, 10)}T${text.slice(11, 19)}Z`;
  const match = timeForm.exec(text);
  if (!match) return undefined;
  const [, year, , month, day, hour = '00', minute = '00', second = '00', , sign, offsetHours = '0', offsetMinutes = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (offset === 0) return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (Number(offsetHours) > 15 || Number(offsetMinutes) > 59) return undefined;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const utc = new Date(local - (sign === '-' ? -offset : offset) * 60_000).toISOString();
  // Years before 0 and after 9999 get another length and cannot come from a Catalog.
  return utc.length === 24 ? `${utc.slice(0, 19)}Z` : undefined;
}

/** Returns whether a Catalog can mean a time: one from 1970 to 2100. */
export function isPossibleTime(instant: number): boolean {
  return instant >= 0 && instant < END_OF_2100;
}

const END_OF_2100 = Date.UTC(2101, 0, 1);

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
