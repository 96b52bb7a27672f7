import { describe, expect, it } from 'vitest';
import { addCosts, costOfRefresh, costPerDay, fits, NO_COST, proposeRule } from '../../../src/sync/schedule/budget.ts';
import type { Rule } from '../../../src/sync/schedule/rule.ts';

const MINUTE = 60_000;
const hourly: Rule = { every: 'hours', hours: 1 };
const cost = (requests: number, minutes: number) => ({ requests, ms: minutes * MINUTE, cells: 0 });

describe('a day of schedules', () => {
  it('takes what was counted, as often as it’s due', () => {
    expect(costPerDay({ every: 'hours', hours: 4 }, [{ rows: 10, full: cost(3, 1) }])).toEqual(cost(18, 6));
    expect(costPerDay({ every: 'week', day: 1, hour: 7 }, [{ rows: 10, full: cost(3, 1) }])).toEqual(cost(3, 1));
  });

  it('takes a seventh of a full refresh on top of each incremental one', () => {
    expect(costOfRefresh({ rows: 10_000, full: cost(700, 14), part: cost(10, 1) })).toEqual(cost(110, 3));
  });

  it('is estimated by rows if no refresh was counted', () => {
    expect(costOfRefresh({ rows: 10_000 }).requests).toBe(102);
  });

  it('fits if it leaves a fifth of Google’s limits', () => {
    expect(fits(cost(16_000, 71), 'private')).toBe(true);
    expect(fits(cost(16_001, 71), 'private')).toBe(false);
    expect(fits(cost(100, 72), 'private')).toBe(false);
    expect(fits(cost(100, 287), 'workspace')).toBe(true);
  });
});

describe('a schedule that doesn’t fit', () => {
  it('is proposed as the most frequent one that does', () => {
    const tabs = [{ rows: 1, full: cost(1, 10) }];
    expect(proposeRule(hourly, tabs, NO_COST, 'private')).toEqual({ every: 'hours', hours: 4 });
    expect(proposeRule(hourly, tabs, cost(0, 40), 'private')).toEqual({ every: 'hours', hours: 8 });
    expect(proposeRule(hourly, tabs, cost(0, 60), 'private')).toEqual({ every: 'day', hour: 6 });
    expect(proposeRule(hourly, tabs, cost(0, 70), 'private')).toBeUndefined();
  });

  it('isn’t replaced by a rule that is due on other days', () => {
    expect(proposeRule({ every: 'day', hour: 7 }, [{ rows: 1, full: cost(1, 80) }], NO_COST, 'private')).toBeUndefined();
  });

  it('counts with those of other files', () => {
    expect(addCosts(cost(1, 2), cost(3, 4))).toEqual(cost(4, 6));
  });
});
