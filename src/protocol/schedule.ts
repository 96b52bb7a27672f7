// Schedules as pages show and save them, and their rules in words.

import type { Problem } from '../base/problem.ts';
import { said, say } from '../base/say.ts';
import type { Cost } from '../sync/schedule/budget.ts';
import type { Rule } from '../sync/schedule/rule.ts';
import type { CopyRule } from '../sync/schedule/stored-schedules.ts';
import { offsetAt } from '../tabs/cells/time.ts';

export type { Account, Cost } from '../sync/schedule/budget.ts';
export type { Rule } from '../sync/schedule/rule.ts';
export type { CopyRule } from '../sync/schedule/stored-schedules.ts';

/** A schedule of the file, whoever set it up. Times are milliseconds since 1970. */
export interface ScheduleState {
  id: string;
  rule: Rule;
  /** The rule in words, such as `every Monday after 7:00`. */
  when: string;
  /** The sheets of its tabs, or all tabs. */
  tabs: number[] | 'all';
  /** The set of reports that it runs. */
  set?: { id: string; name: string };
  /** How copies of its tabs are kept, if they are. */
  copies?: CopyRule;
  yours: boolean;
  /** The name that its owner entered, which isn't verified. `''` if they entered none. */
  by: string;
  nextAt: number;
  /** The same on the clock of the spreadsheet, such as `Mon, Nov 23, 7:00`. */
  next: string;
  /** When the tab was refreshed that waits longest. Absent if one never was. */
  refreshedAt?: number;
  /** Why the schedule as a whole doesn't work. */
  problem?: Problem;
  /** Each of its tabs. */
  states: ScheduledTab[];
  /** It doesn't work, so a colleague with a key can take it over. */
  canTakeOver: boolean;
}

export interface ScheduledTab {
  sheet: number;
  name: string;
  refreshedAt?: number;
  problem?: Problem;
  /** Records that an unfinished refresh has read. It continues in the next hour. */
  reading?: { count: number; total?: number };
}

export interface ScheduleInput {
  /** Without it, a new schedule is made. */
  id?: string;
  tabs: number[] | 'all';
  /** The set of reports to run, by ID. Then `tabs` doesn't count. */
  set?: string;
  rule: Rule;
  account?: 'private' | 'workspace';
  copies?: CopyRule;
}

/** What came of saving. If it doesn't fit into Google's limits, nothing was saved, and there can be a rarer rule that fits. */
export interface ScheduleSaved {
  saved: boolean;
  when: string;
  /** When it's due next, on the clock of the spreadsheet. */
  next: string;
  /** What all schedules of this user would take in a busy day. */
  perDay: Cost;
  limits: { requests: number; ms: number };
  proposal?: { rule: Rule; when: string };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SHORT_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Returns a moment on the clock of a zone, such as `Mon, Nov 23, 7:00`. */
export function momentText(moment: number, zone: string): string {
  const local = new Date(moment + offsetAt(zone, moment));
  const day = SHORT_DAYS[(local.getUTCDay() + 6) % 7] ?? '';
  const minutes = String(local.getUTCMinutes()).padStart(2, '0');
  return say`${said(day)}, ${said(MONTHS[local.getUTCMonth()] ?? '')} ${local.getUTCDate()}, ${local.getUTCHours()}:${minutes}`;
}

/** Returns a rule in words, in the middle of a sentence. */
export function ruleText(rule: Rule): string {
  switch (rule.every) {
    case 'hours':
      return rule.hours === 1 ? say`every hour` : say`every ${rule.hours} hours`;
    case 'day':
      return say`every day after ${rule.hour}:00`;
    case 'weekday':
      return say`Monday to Friday after ${rule.hour}:00`;
    case 'week':
      return say`every ${said(DAYS[rule.day - 1] ?? '')} after ${rule.hour}:00`;
    case 'month':
      return rule.day === 'first'
        ? say`on the first day of each month after ${rule.hour}:00`
        : say`on the last day of each month after ${rule.hour}:00`;
  }
}
