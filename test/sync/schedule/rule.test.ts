import '../../support/fixed-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_STEPS, isRule, lastDue, nextDue, type Rule, timesPerDay } from '../../../src/sync/schedule/rule.ts';
import { clockOf } from '../../../src/tabs/cells/time.ts';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const ZONES = [BERLIN, NEW_YORK, 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'UTC'];

const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16);
const after7: Rule = { every: 'day', hour: 7 };

interface Span {
  from: string;
  to: string;
  zone: string;
}

/** Returns all runs of a span. */
function moments(rule: Rule, { from, to, zone }: Span): string[] {
  const found: string[] = [];
  for (let moment = nextDue(rule, at(from), zone); moment <= at(to); moment = nextDue(rule, moment, zone)) found.push(iso(moment));
  return found;
}

describe('the next run', () => {
  it.each<[string, Rule, { now: string; zone: string }, string]>([
    ['of a day, before its hour', after7, { now: '2026-11-20T05:30:00Z', zone: BERLIN }, '2026-11-20T06:00'],
    ['of a day, exactly in its hour', after7, { now: '2026-11-20T06:00:00Z', zone: BERLIN }, '2026-11-21T06:00'],
    ['of a weekday, on a Friday evening', { every: 'weekday', hour: 7 }, { now: '2026-11-20T20:00:00Z', zone: BERLIN }, '2026-11-23T06:00'],
    ['of a Monday', { every: 'week', day: 1, hour: 7 }, { now: '2026-11-20T20:00:00Z', zone: NEW_YORK }, '2026-11-23T12:00'],
    [
      'of a Sunday that has already begun',
      { every: 'week', day: 7, hour: 0 },
      { now: '2026-11-22T00:30:00Z', zone: BERLIN },
      '2026-11-28T23:00',
    ],
    [
      'of a first day of a month',
      { every: 'month', day: 'first', hour: 23 },
      { now: '2026-11-20T00:00:00Z', zone: BERLIN },
      '2026-12-01T22:00',
    ],
    [
      'of a last day of February',
      { every: 'month', day: 'last', hour: 5 },
      { now: '2028-02-01T00:00:00Z', zone: 'UTC' },
      '2028-02-29T05:00',
    ],
    ['of an hour', { every: 'hours', hours: 1 }, { now: '2026-11-20T10:59:59Z', zone: BERLIN }, '2026-11-20T11:00'],
    [
      'of an hour, half an hour off',
      { every: 'hours', hours: 1 },
      { now: '2026-11-20T10:10:00Z', zone: 'Asia/Kolkata' },
      '2026-11-20T10:30',
    ],
    [
      'of every 4 hours, counted from midnight',
      { every: 'hours', hours: 4 },
      { now: '2026-11-20T08:00:00Z', zone: BERLIN },
      '2026-11-20T11:00',
    ],
  ])('%s', (_, rule, { now, zone }, expected) => {
    expect(iso(nextDue(rule, at(now), zone))).toBe(expected);
  });
});

describe('clocks that change', () => {
  it.each<[string, Rule, Span, string[]]>([
    [
      'forward, over the hour of the run: it comes when the clock goes on',
      { every: 'day', hour: 2 },
      { from: '2026-03-28T00:00:00Z', to: '2026-03-30T12:00:00Z', zone: BERLIN },
      ['2026-03-28T01:00', '2026-03-29T01:00', '2026-03-30T00:00'],
    ],
    [
      'back: an hour that comes twice is due once a day',
      { every: 'day', hour: 1 },
      { from: '2026-10-31T12:00:00Z', to: '2026-11-02T12:00:00Z', zone: NEW_YORK },
      ['2026-11-01T05:00', '2026-11-02T06:00'],
    ],
    [
      'back: every hour stays every hour',
      { every: 'hours', hours: 1 },
      { from: '2026-10-25T00:00:00Z', to: '2026-10-25T03:00:00Z', zone: BERLIN },
      ['2026-10-25T01:00', '2026-10-25T02:00', '2026-10-25T03:00'],
    ],
    [
      'forward: every 2 hours, without the one that is skipped',
      { every: 'hours', hours: 2 },
      { from: '2026-03-08T04:59:00Z', to: '2026-03-08T10:30:00Z', zone: NEW_YORK },
      ['2026-03-08T05:00', '2026-03-08T08:00', '2026-03-08T10:00'],
    ],
  ])('go %s', (_, rule, span, expected) => {
    expect(moments(rule, span)).toEqual(expected);
  });

  it('never move a run of hour 23 to the next day', () => {
    const days = moments({ every: 'day', hour: 23 }, { from: '2026-03-01T00:00:00Z', to: '2026-11-30T00:00:00Z', zone: BERLIN }).map(
      (moment) => clockOf(at(`${moment}:00Z`), BERLIN).day,
    );
    expect(new Set(days).size).toBe(days.length);
    expect(days).toHaveLength(274);
  });
});

const someRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ every: fc.constant('hours' as const), hours: fc.constantFrom(...HOUR_STEPS) }),
  fc.record({ every: fc.constantFrom('day' as const, 'weekday' as const), hour: fc.nat(23) }),
  fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23) }),
  fc.record({ every: fc.constant('month' as const), day: fc.constantFrom('first' as const, 'last' as const), hour: fc.nat(23) }),
);
const someTime = fc
  .integer({ min: at('2024-01-01T00:00:00Z') / 1000, max: at('2031-01-01T00:00:00Z') / 1000 })
  .map((second) => second * 1000);
const someZone = fc.constantFrom(...ZONES);

describe('any rule, at any time, in any zone', () => {
  it('is due last at or before now, and next after now, with nothing in between', () => {
    fc.assert(
      fc.property(someRule, someTime, someZone, (rule, now, zone) => {
        const last = lastDue(rule, now, zone);
        const next = nextDue(rule, now, zone);
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(nextDue(rule, last, zone)).toBe(next);
        expect(lastDue(rule, next, zone)).toBe(next);
        expect(lastDue(rule, next - 1, zone)).toBe(last);
      }),
    );
  });

  it('is due once on each of its dates, or in each of its hours', () => {
    fc.assert(
      fc.property(someRule, someTime, someZone, (rule, now, zone) => {
        const one = lastDue(rule, now, zone);
        const two = nextDue(rule, one, zone);
        if (rule.every !== 'hours') expect(clockOf(one, zone).day).not.toBe(clockOf(two, zone).day);
        else expect(Math.abs(two - one - rule.hours * HOUR)).toBeLessThanOrEqual(rule.hours * HOUR);
        if (rule.every !== 'hours') expect(clockOf(one, zone).hour).toBeGreaterThanOrEqual(rule.hour);
      }),
    );
  });
});

describe('a rule', () => {
  it.each<[Rule, boolean]>([
    [{ every: 'hours', hours: 5 }, false],
    [{ every: 'hours', hours: 12 }, true],
    [{ every: 'day', hour: 24 }, false],
    [{ every: 'day', hour: 7.5 }, false],
    [{ every: 'week', day: 0, hour: 7 }, false],
    [{ every: 'week', day: 7, hour: 0 }, true],
  ])('%j is valid: %s', (rule, valid) => {
    expect(isRule(rule)).toBe(valid);
  });

  it('counts as often as it is due on a busy day', () => {
    expect([timesPerDay({ every: 'hours', hours: 4 }), timesPerDay(after7)]).toEqual([6, 1]);
  });
});
