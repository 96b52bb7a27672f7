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
export function inPeriod({ parameters, zone }: ReportInput): (time: Value | undefined) => boolean {
  const [from, to] = [textOf(parameters.from), textOf(parameters.to)];
  const first = from === '' || from.includes('T') ? from : startOfDay(from, zone);
  const last = to === '' || to.includes('T') ? to : endOfDay(to, zone);
  return (time) => {
    const at = textOf(time);
    return at !== '' && (first === '' || at >= first) && (last === '' || at <= last);
  };
}
