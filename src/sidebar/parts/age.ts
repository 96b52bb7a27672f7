// How long ago something was, in the unit that a colleague would use.
import { dateLocale } from '../texts/en/words.ts';
import type { Age } from '../texts/facts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The clocks of browser and server differ a little, so the near future counts as now. */
export function ageOf(at: number, now: number): Age {
  const passed = now - at;
  if (passed < MINUTE) return { unit: 'now', count: 0 };
  if (passed < HOUR) return { unit: 'minute', count: Math.floor(passed / MINUTE) };
  if (passed < DAY) return { unit: 'hour', count: Math.floor(passed / HOUR) };
  return { unit: 'day', count: Math.floor(passed / DAY) };
}

/** Returns date and time in the user's format. */
export function dateAndTime(at: number): string {
  return new Date(at).toLocaleString(dateLocale, { dateStyle: 'medium', timeStyle: 'short' });
}
