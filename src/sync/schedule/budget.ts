// What schedules cost in a day, from counted runs, and what fits into Google's limits. Pure.

import { HOUR_STEPS, type Rule, timesPerDay } from './rule.ts';

/** Of one refresh, or of a day. */
export interface Cost {
  requests: number;
  /** Milliseconds of a trigger. */
  ms: number;
  /** Cells of the tabs that are read and written. */
  cells: number;
}

/** What is known of a tab: what its last full and its last incremental refresh took, and how many rows it has. */
export interface TabCosts {
  rows: number;
  full?: Cost;
  part?: Cost;
}

/** Google allows a private account 90 minutes of triggers and 20,000 requests a day, and one of a school or company more. */
export type Account = 'private' | 'workspace';

export const LIMITS: Readonly<Record<Account, { requests: number; ms: number }>> = {
  private: { requests: 20_000, ms: 90 * 60_000 },
  workspace: { requests: 100_000, ms: 360 * 60_000 },
};

/** The rest is for what is done by hand, for tries after a failure, and for other scripts of the same account. */
const SHARE = 0.8;
const DAYS_BETWEEN_FULL = 7;
/** Of the 24 runs of a trigger, most find nothing due. */
const IDLE_RUNS: Cost = { requests: 0, ms: 24 * 2_000, cells: 0 };

/** What a refresh takes that was never counted: requests of 100 records, and reading and writing about 20 cells for each. */
const ROWS_PER_REQUEST = 100;
const CELLS_PER_ROW = 20;
const MS_PER_REFRESH = 5_000;
const MS_PER_ROW = 3;

/** Returns what one refresh takes on average: most are incremental if the tab has had such a refresh. */
export function costOfRefresh({ rows, full, part }: TabCosts): Cost {
  const whole = full ?? {
    requests: 2 + Math.ceil(rows / ROWS_PER_REQUEST),
    ms: MS_PER_REFRESH + rows * MS_PER_ROW,
    cells: rows * CELLS_PER_ROW,
  };
  if (!part) return whole;
  // At most one refresh a day is a full one, and usually one in seven days.
  return addCosts(part, timesCost(whole, 1 / DAYS_BETWEEN_FULL));
}

/** Returns what a rule takes in a busy day for these tabs. */
export function costPerDay(rule: Rule, tabs: readonly TabCosts[]): Cost {
  return timesCost(tabs.map(costOfRefresh).reduce(addCosts, NO_COST), timesPerDay(rule));
}

export const NO_COST: Cost = { requests: 0, ms: 0, cells: 0 };

export function addCosts(a: Cost, b: Cost): Cost {
  return { requests: a.requests + b.requests, ms: a.ms + b.ms, cells: a.cells + b.cells };
}

function timesCost({ requests, ms, cells }: Cost, times: number): Cost {
  return { requests: Math.ceil(requests * times), ms: Math.ceil(ms * times), cells: Math.ceil(cells * times) };
}

/** Returns whether a day's schedules stay within the share of Google's limits that they can use. */
export function fits(perDay: Cost, account: Account): boolean {
  const { requests, ms } = addCosts(perDay, IDLE_RUNS);
  return requests <= LIMITS[account].requests * SHARE && ms <= LIMITS[account].ms * SHARE;
}

/** Returns the most frequent rule that fits, if the given one doesn't: fewer hours a day, then once a day. Undefined if none does. */
export function proposeRule(rule: Rule, tabs: readonly TabCosts[], others: Cost, account: Account): Rule | undefined {
  const rarer: Rule[] =
    rule.every === 'hours' ? HOUR_STEPS.filter((hours) => hours > rule.hours).map((hours) => ({ every: 'hours', hours })) : [];
  const candidates: Rule[] = [...rarer, ...(rule.every === 'hours' ? [{ every: 'day' as const, hour: 6 }] : [])];
  return candidates.find((each) => fits(addCosts(others, costPerDay(each, tabs)), account));
}
