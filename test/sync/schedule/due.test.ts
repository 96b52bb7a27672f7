import '../../support/fixed-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTabs, isMissed, type Plan } from '../../../src/sync/schedule/due.ts';
import { lastDue, type Rule } from '../../../src/sync/schedule/rule.ts';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';
const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const daily: Plan = { rule: { every: 'day', hour: 7 }, tabs: 'all', since: at('01T00:00') };
const moment = (now: number, zone = BERLIN) => ({ now, zone });

describe('a tab', () => {
  it('is due from its moment on, until it’s refreshed by anything', () => {
    const tab = (pulledAt: number) => dueTabs([daily], [{ sheet: 1, pulledAt }], moment(at('20T06:20')));
    expect(tab(at('20T05:59'))).toEqual([{ sheet: 1, dueAt: at('20T06:00') }]);
    expect(tab(at('20T06:01'))).toEqual([]);
  });

  it('stays due after midnight, if the only trigger of hour 23 came late', () => {
    const late: Plan = { ...daily, rule: { every: 'day', hour: 23 } };
    const due = dueTabs([late], [{ sheet: 1, pulledAt: at('19T22:20') }], moment(at('20T23:14')));
    expect(due).toEqual([{ sheet: 1, dueAt: at('20T22:00') }]);
  });

  it('is due first at the first moment after its schedule was saved', () => {
    const saved = { ...daily, since: at('20T09:00') };
    expect(dueTabs([saved], [{ sheet: 1 }], moment(at('20T10:00')))).toEqual([]);
    expect(dueTabs([saved], [{ sheet: 1 }], moment(at('21T06:30')))).toHaveLength(1);
  });

  it('of two schedules is refreshed once', () => {
    const hourly: Plan = { rule: { every: 'hours', hours: 1 }, tabs: [1], since: at('01T00:00') };
    const tabs = [
      { sheet: 1, pulledAt: at('20T05:30') },
      { sheet: 2, pulledAt: at('19T06:30') },
    ];
    expect(dueTabs([daily, hourly], tabs, moment(at('20T06:20')))).toEqual([
      { sheet: 1, dueAt: at('20T06:00') },
      { sheet: 2, dueAt: at('20T06:00') },
    ]);
  });

  it('that has waited longest comes first', () => {
    const tabs = [
      { sheet: 1, pulledAt: at('19T06:30') },
      { sheet: 2, pulledAt: at('17T06:30') },
    ];
    expect(dueTabs([daily], tabs, moment(at('20T06:20'))).map(({ sheet }) => sheet)).toEqual([2, 1]);
  });

  it('isn’t skipped when the zone of the spreadsheet changes', () => {
    const tabs = [{ sheet: 1, pulledAt: at('20T06:10') }];
    // 7:00 in Tokyo came before that, 7:00 in New York comes later on the same day.
    expect(dueTabs([daily], tabs, moment(at('20T08:00'), 'Asia/Tokyo'))).toEqual([]);
    expect(dueTabs([daily], tabs, moment(at('20T12:10'), 'America/New_York'))).toHaveLength(1);
  });

  it('keeps its next hour when the hour is changed after the run of the day', () => {
    const changed: Plan = { ...daily, rule: { every: 'day', hour: 9 }, since: at('20T07:30') };
    const tabs = [{ sheet: 1, pulledAt: at('20T06:10') }];
    expect(dueTabs([changed], tabs, moment(at('20T07:50')))).toEqual([]);
    expect(dueTabs([changed], tabs, moment(at('20T08:10')))).toHaveLength(1);
    const earlier: Plan = { ...daily, rule: { every: 'day', hour: 5 }, since: at('20T07:30') };
    expect(dueTabs([earlier], tabs, moment(at('20T22:10')))).toEqual([]);
  });
});

describe('a schedule is missed', () => {
  it('after two of its periods and two hours, and not before', () => {
    const tab = { sheet: 1, pulledAt: at('18T06:10') };
    expect(isMissed(daily, tab, moment(at('20T07:59')))).toBe(false);
    expect(isMissed(daily, tab, moment(at('20T08:00')))).toBe(true);
  });

  it('never while its tabs are refreshed at the first trigger after they are due', () => {
    const rules = fc.constantFrom<Rule>({ every: 'hours', hours: 1 }, { every: 'hours', hours: 6 }, { every: 'day', hour: 23 });
    fc.assert(
      fc.property(rules, fc.array(fc.integer({ min: 45, max: 75 }), { minLength: 60, maxLength: 90 }), (rule, minutes) => {
        const plan: Plan = { rule, tabs: 'all', since: at('01T00:00') };
        let now = at('01T00:00');
        const tab = { sheet: 1, pulledAt: now };
        for (const each of minutes) {
          now += each * 60_000;
          expect(isMissed(plan, tab, moment(now))).toBe(false);
          if (dueTabs([plan], [tab], moment(now)).length > 0) tab.pulledAt = now;
          // Each due moment has been met once the trigger has come.
          expect(tab.pulledAt).toBeGreaterThanOrEqual(Math.min(lastDue(rule, now, BERLIN), now - HOUR) - HOUR);
          expect(dueTabs([plan], [tab], moment(now))).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
