import { describe, expect, it } from 'vitest';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { endsOf, movingFilters, periodCaption, periodChoices, readPeriod, resolvePeriods } from '../../../src/sync/pull/periods.ts';
import { boundsIn, suffixOf } from '../../../src/sync/pull/pull-filters.ts';

const NEW_YORK = 'America/New_York';
const at = (now: string, zone = NEW_YORK, lastRun?: string) => ({
  now: Date.parse(now),
  zone,
  lastRun: lastRun === undefined ? undefined : Date.parse(lastRun),
});
/** The first and the last second of a period, as Catalog and the check of records get them. */
const sent = (word: string, moment: ReturnType<typeof at>) => {
  const bounds = boundsIn(orders, resolvePeriods(orders, { from: word }, moment), moment.zone);
  return bounds.map(({ bound }) => bound).join(' to ');
};
const SUNDAY = at('2026-11-29T15:00:00Z');
const LATE_SUNDAY = at('2026-11-30T03:30:00Z');

describe('periods in words', () => {
  it.each([
    ['since Monday, on a Sunday', 'monday', SUNDAY, '2026-11-23T05:00:00Z'],
    ['since Monday, late on that Sunday', 'monday', LATE_SUNDAY, '2026-11-23T05:00:00Z'],
    ['the last 7 days, with today', 'last:7', SUNDAY, '2026-11-23T05:00:00Z'],
    ['the last 7 days, late on that day', 'last:7', LATE_SUNDAY, '2026-11-23T05:00:00Z'],
    ['this month, which began in summer time', 'month', SUNDAY, '2026-11-01T04:00:00Z'],
    ['last month, which ends in the night of the change', 'month-1', SUNDAY, '2026-10-01T04:00:00Z to 2026-11-01T03:59:59Z'],
    ['this month, late on that Sunday', 'month', LATE_SUNDAY, '2026-11-01T04:00:00Z'],
    ['last month, late on that Sunday', 'month-1', LATE_SUNDAY, '2026-10-01T04:00:00Z to 2026-11-01T03:59:59Z'],
    ['this year, in the last hours of the old one', 'year', at('2026-01-01T02:00:00Z'), '2025-01-01T05:00:00Z'],
    ['since Monday, where Monday has begun', 'monday', at('2026-11-29T15:00:00Z', 'Pacific/Auckland'), '2026-11-29T11:00:00Z'],
    ['today', 'today', SUNDAY, '2026-11-29T05:00:00Z'],
    ['yesterday', 'yesterday', SUNDAY, '2026-11-28T05:00:00Z to 2026-11-29T04:59:59Z'],
    ['the day of 25 hours', 'yesterday', at('2026-11-02T12:00:00Z'), '2026-11-01T04:00:00Z to 2026-11-02T04:59:59Z'],
    ['the day of 23 hours', 'yesterday', at('2026-03-09T12:00:00Z'), '2026-03-08T05:00:00Z to 2026-03-09T03:59:59Z'],
    ['last week', 'week-1', SUNDAY, '2026-11-16T05:00:00Z to 2026-11-23T04:59:59Z'],
    ['last month, in January', 'month-1', at('2026-01-15T12:00:00Z'), '2025-12-01T05:00:00Z to 2026-01-01T04:59:59Z'],
    ['the last 12 months, from their first day', 'months:12', SUNDAY, '2025-12-01T05:00:00Z'],
    ['the last 12 months, late on the last day of one', 'months:12', at('2026-12-01T03:30:00Z'), '2025-12-01T05:00:00Z'],
    ['the last 2 months, in January', 'months:2', at('2026-01-15T12:00:00Z'), '2025-12-01T05:00:00Z'],
    ['the next 14 days', 'next:14', SUNDAY, '2026-11-29T05:00:00Z to 2026-12-14T04:59:59Z'],
    ['the next 13 days', 'next:13', SUNDAY, '2026-11-29T05:00:00Z to 2026-12-13T04:59:59Z'],
    ['a term', 'term:Spring 2027=2027-01-11/2027-05-14', SUNDAY, '2027-01-11T05:00:00Z to 2027-05-15T03:59:59Z'],
    ['since the last run, 5 minutes wider', 'run', at('2026-11-29T15:00:00Z', NEW_YORK, '2026-11-27T14:00:00Z'), '2026-11-27T13:55:00Z'],
    ['since the last run, on the first one', 'run', SUNDAY, '2026-11-29T05:00:00Z'],
    ['what keeps older rows', 'last:7+', SUNDAY, '2026-11-23T05:00:00Z'],
  ])('become times in UTC: %s', (_, word, moment, times) => {
    expect(sent(word, moment)).toBe(times);
  });

  it('leave days, blanks, and filters without a period alone', () => {
    expect(resolvePeriods(orders, { from: '2026-01-01', to: '2026-02-01', canvas_user_id: '7' }, SUNDAY)).toEqual({});
    expect(readPeriod('', SUNDAY)).toBeUndefined();
  });

  it('are refused if they aren’t known', () => {
    for (const word of [
      'last:0',
      'last:x',
      'last:1000',
      'months:0',
      'months:100',
      'fortnight',
      'term:=2027-01-11/2027-05-14',
      'term:Spring',
    ])
      expect(() => readPeriod(word, SUNDAY)).toThrow('isn’t known here');
  });

  it('move, unless older rows stay', () => {
    expect(movingFilters(orders, { from: 'last:7' }, SUNDAY)).toEqual(['from', 'to']);
    expect(movingFilters(orders, { from: 'last:7+' }, SUNDAY)).toEqual([]);
    expect(movingFilters(tags, { updated_at_from: 'month', created_at_from: '2026-01-01' }, SUNDAY)).toEqual([
      'updated_at_from',
      'updated_at_to',
    ]);
  });

  it('are offered together with the terms that tabs use, each once', () => {
    const spring = 'term:Spring 2027=2027-01-11/2027-05-14';
    const choices = periodChoices([{ from: spring }, { created_at_from: `${spring}+`, title: 'x' }, { of_ids: ['1'] }]);

    expect(choices.map(({ text }) => text)).toEqual([
      'Today',
      'Yesterday',
      'Last 7 days',
      'Last 30 days',
      'Last 90 days',
      'Since Monday',
      'Last week',
      'This month',
      'Last month',
      'Last 12 months',
      'This year',
      'Since the last run',
      'Next 14 days',
      'Spring 2027',
    ]);
    expect(choices.at(-1)?.value).toBe(spring);
  });

  it('name tabs: alone where a resource has one range of days, else with its label', () => {
    expect(suffixOf(orders, { from: 'last:7' })).toBe(', last 7 days');
    expect(suffixOf(orders, { from: 'month-1+', completed: 'true' })).toBe(', last month, Only completed orders');
    expect(suffixOf(tags, { created_at_from: 'monday' })).toBe(', Created since Monday');
    expect(periodCaption('term:Spring 2027=2027-01-11/2027-05-14')).toBe('Spring 2027');
    expect(periodCaption('2026-01-01')).toBeUndefined();
  });

  it('let a later pull read on only while their last day stays', () => {
    const days = (word: string, now: string) => endsOf(orders, resolvePeriods(orders, { from: word }, at(now)));

    expect(days('last:7', '2026-11-29T15:00:00Z')).toEqual({});
    expect(days('month-1', '2026-11-29T15:00:00Z')).toEqual({ to: '2026-10-31' });
    expect(days('month-1', '2026-12-02T15:00:00Z')).toEqual({ to: '2026-11-30' });
  });
});
