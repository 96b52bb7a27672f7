// Which tabs are due, and which have been missed. What counts is when a tab was last pulled, by whomever: a tab that two people
// schedule is refreshed once, and one that was refreshed by hand after it was due isn't refreshed again. Pure.

import { lastDue, nextDue, type Rule } from './rule.ts';

/** What is asked about a schedule. */
export interface Plan {
  rule: Rule;
  /** The sheets of its tabs, or all tabs. */
  tabs: readonly number[] | 'all';
  /** When it was saved. It isn't due before its first moment after that. */
  since: number;
}

/** What is known of a tab. */
export interface TabAge {
  sheet: number;
  /** When the last pull of the tab ended. */
  pulledAt?: number;
}

export interface Moment {
  now: number;
  zone: string;
}

export interface DueTab {
  sheet: number;
  /** The moment that its last refresh comes before. */
  dueAt: number;
}

/** Google starts an hourly trigger at any minute, sometimes twice in an hour and not in the next one. */
export const LATE_MS = 2 * 3_600_000;
/** The trigger comes every hour, so after a day it's gone. */
export const MAX_SILENCE_MS = 26 * 3_600_000;

/** Returns the tabs that are due, each once, those first that have waited longest. */
export function dueTabs(plans: readonly Plan[], tabs: readonly TabAge[], moment: Moment): DueTab[] {
  const due = tabs.flatMap((tab): DueTab[] => {
    const moments = plans.flatMap((plan) => dueMoment(plan, tab, moment) ?? []);
    return moments.length === 0 ? [] : [{ sheet: tab.sheet, dueAt: Math.min(...moments) }];
  });
  return due.sort((a, b) => a.dueAt - b.dueAt);
}

/** Returns since when a tab has been due by a schedule: the first moment after its last refresh. Undefined if it isn't. */
export function dueMoment(plan: Plan, tab: TabAge, { now, zone }: Moment): number | undefined {
  if (!includes(plan, tab.sheet)) return undefined;
  const first = dueAfterRefresh(plan, tab, zone);
  // What a file has missed for years takes many moments to count, and only the first one matters.
  return first <= now ? first : undefined;
}

/** Returns the first moment of a schedule after the last refresh of a tab, past or to come. */
export function dueAfterRefresh({ rule, since }: Plan, { pulledAt = 0 }: TabAge, zone: string): number {
  return nextDue(rule, Math.max(pulledAt, since), zone);
}

/** Returns whether a tab has missed two moments of a schedule, so that its trigger is probably gone. */
export function isMissed(plan: Plan, tab: TabAge, { now, zone }: Moment): boolean {
  const first = dueMoment(plan, tab, { now: now - LATE_MS, zone });
  return first !== undefined && first < lastDue(plan.rule, now - LATE_MS, zone);
}

export function includes({ tabs }: Pick<Plan, 'tabs'>, sheet: number): boolean {
  return tabs === 'all' || tabs.includes(sheet);
}
