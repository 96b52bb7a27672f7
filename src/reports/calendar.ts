// Days on the clock of the spreadsheet.
import type { Value } from '../catalog/resource.ts';
import { clockOf, endOfDay, startOfDay } from '../tabs/cells/time.ts';
import { type ReportInput, textOf } from './report-input.ts';

const DAY_MS = 86_400_000;

/** Returns the day (`YYYY-MM-DD`) of a time. `''` without a time. */
export function dayOf(time: Value | undefined, zone: string): string {
  const instant = Date.parse(textOf(time));
  return Number.isNaN(instant) ? '' : clockOf(instant, zone).day;
}

/** Returns how many days the second day is after the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Returns whether a time lies in the period of the parameters `from` and `to`. A blank one is open. */
export function inPeriod(input: ReportInput): (time: Value | undefined) => boolean {
  const { parameters, zone } = input;
  const to = textOf(parameters.to);
  const first = firstIn(input);
  const last = to === '' || to.includes('T') ? to : endOfDay(to, zone);
  return (time) => {
    const at = textOf(time);
    return at !== '' && (first === '' || at >= first) && (last === '' || at <= last);
  };
}

/** Returns the first moment of the period. `''` if it has none. */
export function firstIn({ parameters, zone }: ReportInput): string {
  const from = textOf(parameters.from);
  return from === '' || from.includes('T') ? from : startOfDay(from, zone);
}
