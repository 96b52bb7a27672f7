// When a schedule is due: a rule as data, on the clock of the spreadsheet. Pure.

import { addDays, clockOf, firstInstantOf, instantsOf, serialOfDay } from '../../tabs/cells/time.ts';

/** Hours (0 to 23) are on the clock of the spreadsheet. Days of the week are 1 (Monday) to 7. */
export type Rule =
  | { every: 'hours'; hours: number }
  | { every: 'day'; hour: number }
  | { every: 'weekday'; hour: number }
  | { every: 'week'; day: number; hour: number }
  | { every: 'month'; day: 'first' | 'last'; hour: number };

/** The distances in hours that fit evenly into a day, so that each day looks the same. */
export const HOUR_STEPS: readonly number[] = [1, 2, 3, 4, 6, 8, 12];

/** The longest time between two moments of a rule is a month. */
const MAX_DAYS = 33;

/** Returns whether a rule has only values that it can have. */
export function isRule(rule: Rule): boolean {
  if (rule.every === 'hours') return HOUR_STEPS.includes(rule.hours);
  if (rule.every === 'week' && !isWhole(rule.day, 1, 7)) return false;
  return isWhole(rule.hour, 0, 23);
}

/** Returns the latest moment at or before `now` at which the rule was due. Always exists, because rules have no beginning. */
export function lastDue(rule: Rule, now: number, zone: string): number {
  const today = clockOf(now, zone).day;
  for (let back = -1; back <= MAX_DAYS; back += 1) {
    const [latest] = momentsOn(rule, addDays(today, -back), zone)
      .filter((moment) => moment <= now)
      .reverse();
    if (latest !== undefined) return latest;
  }
  throw new Error(`A rule by ${rule.every} is never due.`);
}

/** Returns the next moment after `now` at which the rule is due. */
export function nextDue(rule: Rule, now: number, zone: string): number {
  const today = clockOf(now, zone).day;
  for (let ahead = -1; ahead <= MAX_DAYS; ahead += 1) {
    const next = momentsOn(rule, addDays(today, ahead), zone).find((moment) => moment > now);
    if (next !== undefined) return next;
  }
  throw new Error(`A rule by ${rule.every} is never due.`);
}

/** Returns how often a rule is due on a busy day, for a budget of a day. */
export function timesPerDay(rule: Rule): number {
  return rule.every === 'hours' ? 24 / rule.hours : 1;
}

/** Returns the moments of one day (`YYYY-MM-DD`), in rising order. */
function momentsOn(rule: Rule, day: string, zone: string): number[] {
  const midnight = serialOfDay(day);
  if (rule.every !== 'hours') return isDayOf(rule, day) ? [firstInstantOf(midnight + rule.hour / 24, zone)] : [];
  const hours = Array.from({ length: 24 / rule.hours }, (_, index) => index * rule.hours);
  // Where clocks go back, an hour comes twice, and each is an hour of its own. Where they skip one, it isn't due.
  const moments = hours.flatMap((hour) => instantsOf(midnight + hour / 24, zone).slice(0, rule.hours === 1 ? 2 : 1));
  return moments.sort((a, b) => a - b);
}

function isDayOf(rule: Exclude<Rule, { every: 'hours' }>, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  switch (rule.every) {
    case 'day':
      return true;
    case 'weekday':
      return weekday <= 5;
    case 'week':
      return weekday === rule.day;
    case 'month':
      return (rule.day === 'first' ? day : addDays(day, 1)).endsWith('-01');
  }
}

function isWhole(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}
