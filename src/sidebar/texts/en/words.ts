// Words that several views use.
import type { SendSummary } from '../../../protocol/jobs.ts';
import type { Age } from '../facts.ts';

export const back = 'Overview';
export const loading = 'Loading…';
export const connect = 'Connect to Catalog';
export const openTab = (tab: string) => `Open the ${tab} tab`;
export const settings = 'Settings';
export const tryAgain = 'Try again';
export const product = 'Catalog Sync';
export const copyDetails = 'Copy details';
export const left = (seconds: number) =>
  seconds < 90 ? `about ${Math.ceil(seconds / 10) * 10} seconds left` : `about ${Math.round(seconds / 60)} minutes left`;
export const cancel = 'Cancel';
export const close = 'Close';
/** Names a button for screen readers, which read it without its context. */
export const of = (button: string, what: string) => `${button}: ${what}`;
export const problemMark = 'Problem';
export const warningMark = 'Warning';

/** Of numbers and amounts. */
export const locale = 'en';
/** Of dates: the browser's. */
export const dateLocale: string | undefined = undefined;

const numbers = new Intl.NumberFormat(locale);

export function number(value: number): string {
  return numbers.format(value);
}

/** `1 row`, `2 rows`. */
export function count(value: number, one: string): string {
  return `${number(value)} ${one}${value === 1 ? '' : 's'}`;
}

/** `1,200 of 5,000`. */
export function part(done: number, total: number | undefined): string {
  return total === undefined ? number(done) : `${number(done)} of ${number(total)}`;
}

/** `Courses`, `Courses and Tags`, `Courses, Tags, and Users`. */
export function joined(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`;
}

export function age({ unit, count: units }: Age): string {
  if (unit === 'now') return 'just now';
  return unit === 'day' && units === 1 ? 'yesterday' : `${count(units, unit)} ago`;
}

export function sent({ done, failed, unconfirmed, stale, skipped, taken = 0 }: SendSummary): string {
  const parts = [
    { lines: done, word: 'sent' },
    { lines: failed, word: 'failed' },
    { lines: unconfirmed, word: 'unconfirmed' },
    { lines: stale, word: 'changed since review' },
    { lines: skipped, word: 'skipped' },
    { lines: taken, word: 'taken from Catalog' },
  ].filter(({ lines }) => lines > 0);
  return parts.length === 0 ? 'No changes sent' : parts.map(({ lines, word }) => `${number(lines)} ${word}`).join(', ');
}

/** `NOT_APPLIED` and `purchase_order` are values of the API. They're shown as words. */
export function sentence(text: string): string {
  const spaced = text.replace(/_/g, ' ');
  const lower = spaced === spaced.toUpperCase() ? spaced.toLowerCase() : spaced;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
