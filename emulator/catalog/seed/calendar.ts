// When things happened in the demo Catalog: three years of terms, long enough ago that nothing lies in the future.
import type { Random } from './random.ts';

const day = 86_400_000;
export const opened = Date.UTC(2022, 8, 1);
export const closed = Date.UTC(2025, 11, 20);

/** How busy a month is, January first: terms begin in January and September, summer courses sell in May. */
const busy = [9, 5, 3, 4, 7, 4, 2, 8, 10, 5, 3, 2];

/** A moment between opening and closing, more often in busy months. */
export function moment(random: Random): number {
  for (;;) {
    const time = opened + Math.floor(random.next() * ((closed - opened) / 1000)) * 1000;
    const month = Math.floor(((time / day / 365.2425) % 1) * 12);
    if (random.next() * 10 < (busy[month] ?? 0)) return time;
  }
}

export function daysAfter(time: number, days: number): number {
  return time + Math.round(days * 86_400) * 1000;
}
