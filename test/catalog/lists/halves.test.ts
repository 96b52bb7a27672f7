import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterValues } from '../../../src/catalog/lists/filters.ts';
import { addUpHalves } from '../../../src/catalog/lists/halves.ts';
import { startReading } from '../../../src/catalog/lists/list-state.ts';
import { stepList } from '../../../src/catalog/lists/read-list.ts';
import { orderAnalytics } from '../../../src/catalog/resources/analytics.ts';
import type { HttpRequest } from '../../../src/platform/ports.ts';
import { startDate } from '../fake-list.ts';
import { clientOf, json, status } from '../fake-wire.ts';

const DAY_MS = 86_400_000;
const END = Date.parse('2026-01-31T12:00:00Z');

/** How a Catalog answers: how many rows at once, and how it compares the bounds of a period. */
interface Kind {
  cap: number;
  bounds: 'inclusive' | 'exclusive' | 'days' | 'ignored' | 'refused';
}

const isoOf = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

function isWithin(time: string, { from, to }: { from?: string; to?: string }, bounds: Kind['bounds']): boolean {
  const [low, high] = [from ?? '', to ?? '9'];
  if (bounds === 'ignored') return true;
  if (bounds === 'days') return time.slice(0, 10) >= low.slice(0, 10) && time.slice(0, 10) <= high.slice(0, 10);
  return bounds === 'exclusive' ? time > low && time < high : time >= low && time <= high;
}

/** Reads orders with these times from a Catalog that cuts lists off. Revenue tells them apart. */
function read(times: readonly (string | null)[], { cap, bounds }: Kind, filters: FilterValues = {}) {
  const fake = clientOf((request: HttpRequest) => {
    const { purchase_date_from: from, purchase_date_to: to } = JSON.parse(request.body ?? '{}');
    if (bounds === 'refused' && (from ?? to) !== undefined) return status(400);
    const rows = times.flatMap((time, index) =>
      (time === null && (from ?? to) === undefined) || (time !== null && isWithin(time, { from, to }, bounds))
        ? [{ purchase_date: time, revenue: index }]
        : [],
    );
    return json({ orders: rows.slice(0, cap) }, { date: startDate });
  });
  const whole = stepList(fake.client, startReading(orderAnalytics, filters));
  const { state, found } = addUpHalves(fake.client, whole);
  return { state, rows: Array.from(found.values(), ({ values }) => Number(values.revenue)), requests: fake.rounds.flat().length };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
/** One order a day until the end, the oldest first. */
const daily = (count: number) => numbers(count).map((index) => isoOf(END - (count - index) * DAY_MS));

describe('a list that’s cut off', () => {
  it('is whole after its halves were read, whatever order its rows have', () => {
    const times = daily(3_700);
    for (const sorted of [times, [...times].reverse()]) {
      const { state, rows, requests } = read(sorted, { cap: 1_000, bounds: 'inclusive' });
      expect(state).toMatchObject({ done: true, complete: true });
      expect(rows.sort((a, b) => a - b)).toEqual(numbers(3_700));
      expect(requests).toBeLessThan(20);
    }
  });

  it('has each row once, however bounds are compared', () => {
    const second = fc.integer({ min: -40 * 86_400, max: 0 });
    const midnight = fc.integer({ min: -40, max: 0 }).map((day) => day * 86_400 - 43_200);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            second,
            midnight,
            midnight.map((at) => at - 1),
          ),
          { minLength: 10, maxLength: 60 },
        ),
        fc.constantFrom(10, 20, 25, 50),
        fc.constantFrom<Kind['bounds']>('inclusive', 'exclusive', 'days'),
        fc.boolean(),
        (seconds, cap, bounds, isBounded) => {
          const times = seconds.map((each) => isoOf(END + each * 1_000));
          const filters: FilterValues = isBounded
            ? { purchase_date_from: isoOf(END - 41 * DAY_MS), purchase_date_to: isoOf(END + DAY_MS) }
            : {};
          const { state, rows, requests } = read(times, { cap, bounds }, filters);
          expect(requests).toBeLessThanOrEqual(251);
          expect(new Set(rows).size).toBe(rows.length);
          const days = new Map<string, number>();
          for (const time of times) days.set(time.slice(0, 10), (days.get(time.slice(0, 10)) ?? 0) + 1);
          // A Catalog that compares days returns the day before, too.
          const most = Math.max(...days.values()) * (bounds === 'days' ? 3 : 1);
          if (most < cap - 2) expect(state.complete).toBe(true);
          if (state.complete) expect(rows.length).toBe(times.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('asks once if the number of rows isn’t round, and for two halves if it’s round by chance', () => {
    expect(read(daily(999), { cap: 1_000, bounds: 'inclusive' })).toMatchObject({ state: { complete: true }, requests: 1 });
    const { state, rows, requests } = read(daily(300), { cap: 1_000, bounds: 'inclusive' });
    expect({ complete: state.complete, rows: rows.length, requests }).toEqual({ complete: true, rows: 300, requests: 3 });
  });

  it('stays incomplete if a single day is cut off, with all rows of the other days', () => {
    const busy = numbers(30).map((minute) => isoOf(Date.parse('2026-01-10T08:00:00Z') + minute * 60_000));
    const { state, rows } = read([...daily(25), ...busy], { cap: 20, bounds: 'inclusive' });
    expect(state).toMatchObject({ done: true, complete: false });
    expect(rows.filter((row) => row < 25)).toHaveLength(25);
    expect(rows).toHaveLength(25 + 19);
  });

  it('keeps what came back if Catalog ignores or refuses the period, or rows have no time', () => {
    for (const bounds of ['ignored', 'refused'] as const) {
      const { state, rows, requests } = read(daily(50), { cap: 20, bounds });
      expect(state).toMatchObject({ done: true, complete: false });
      expect(rows).toEqual(numbers(20));
      expect(requests).toBeLessThan(10);
    }
    const { state, rows, requests } = read([...daily(10), null, ...daily(30)], { cap: 20, bounds: 'inclusive' });
    expect({ complete: state.complete, rows: rows.length, requests }).toEqual({ complete: false, rows: 20, requests: 1 });
  });

  it('stops after 250 requests, and stays incomplete', () => {
    const { state, requests } = read(daily(4_000), { cap: 10, bounds: 'inclusive' });
    expect(state).toMatchObject({ done: true, complete: false });
    expect(requests).toBeLessThanOrEqual(251);
    expect(requests).toBeGreaterThan(200);
  });
});
