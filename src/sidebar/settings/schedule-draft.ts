// A schedule while it's set up in the sidebar: from a schedule that exists to a draft, and from a draft to what is saved.
import type { Rule, ScheduleInput, ScheduleState } from '../../protocol/schedule.ts';
import type { ScheduleDraft } from '../page/sidebar-state.ts';

const DEFAULT_HOUR = 6;
export const KEPT_COPIES: readonly number[] = [4, 8, 12];

/** What a select shows for a rule: `hours:4`, `day`, `weekday`, `week`, or `month`. */
export type Repeat = `hours:${number}` | Exclude<Rule['every'], 'hours'>;

export function draftOf(schedule: ScheduleState | undefined): ScheduleDraft {
  if (!schedule) return { rule: { every: 'day', hour: DEFAULT_HOUR }, tabs: 'all' };
  const { id, rule, tabs, set, copies } = schedule;
  return { id, rule, tabs, ...(set ? { set: set.id } : {}), ...(copies ? { copies } : {}) };
}

export function inputOf({ id, rule, tabs, set, account, copies }: ScheduleDraft): ScheduleInput {
  return {
    ...(set === undefined ? {} : { set }),
    ...(id === undefined ? {} : { id }),
    rule,
    tabs,
    ...(account === undefined ? {} : { account }),
    ...(copies === undefined ? {} : { copies }),
  };
}

/** Returns the draft with another way to keep copies. They're kept of tabs that are named, because each takes room. */
export function withCopies(draft: ScheduleDraft, as: string, sheets: readonly number[]): ScheduleDraft {
  const { copies, ...rest } = draft;
  if (as !== 'tabs' && as !== 'rows') return rest;
  const tabs = draft.tabs === 'all' ? [...sheets] : draft.tabs;
  return { ...rest, tabs, copies: { most: KEPT_COPIES[0] ?? 4, personal: false, ...copies, as } };
}

export function repeatOf(rule: Rule): Repeat {
  return rule.every === 'hours' ? `hours:${rule.hours}` : rule.every;
}

/** Returns the rule with another repetition. The hour stays. */
export function withRepeat(rule: Rule, repeat: string): Rule {
  const hour = rule.every === 'hours' ? DEFAULT_HOUR : rule.hour;
  if (repeat.startsWith('hours:')) return { every: 'hours', hours: Number(repeat.slice('hours:'.length)) };
  if (repeat === 'week') return { every: 'week', day: 1, hour };
  if (repeat === 'month') return { every: 'month', day: 'first', hour };
  return { every: repeat === 'weekday' ? 'weekday' : 'day', hour };
}

/** Returns the sheets of a draft once a tab is selected or cleared. */
export function withTab(tabs: ScheduleDraft['tabs'], sheet: number, on: boolean): number[] {
  const others = tabs === 'all' ? [] : tabs.filter((each) => each !== sheet);
  return on ? [...others, sheet] : others;
}
