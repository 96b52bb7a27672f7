import { describe, expect, it } from 'vitest';
import type { Counts } from '../../emulator/host.ts';
import { readWhole } from '../support/late-payments.ts';
import { openWorld, pull, violations } from '../support/open-world.ts';

const CELL_CALLS = /^Range\.(get|set|clear|insert)[A-Z]/;

interface Measured {
  cellCalls: number;
  /** Calls of the spreadsheet by name; answers of the network are not among them. */
  byName: Record<string, number>;
  roundTrips: number;
  fetchRounds: number;
  /** Cells written in tabs that people see. */
  dataCells: number;
}

async function measure(orders: number): Promise<{ first: Measured; again: Measured; on: Measured; pagesOn: number; ofLastDays: number }> {
  const world = await openWorld({ catalog: { scale: { orders, courses: 24, enrollments: 20 } } });
  world.host.resetCounts();
  expect(pull(world, 'orders').records).toBe(orders);
  const first = summarize(world.host.counts());
  world.host.resetCounts();
  expect(readWhole(world, 'orders')).toMatchObject({ records: orders, added: 0, changed: 0, removed: 0, complete: true });
  const again = summarize(world.host.counts());
  world.host.resetCounts();
  world.catalog.clearRequests();
  expect(pull(world, 'orders')).toMatchObject({ added: 0, changed: 0, removed: 0, complete: true });
  const on = summarize(world.host.counts());
  const pagesOn = world.catalog.requests().filter(({ path }) => /\/orders\b/.test(path)).length;
  expect(violations(world)).toEqual([]);
  // Orders can still be paid for seven days, so a refresh reads these again, and a little more for clocks that differ.
  const created = world.catalog.records('orders').map(({ created_at }) => Date.parse(String(created_at)));
  const since = created.reduce((latest, time) => Math.max(latest, time)) - 8 * 24 * 60 * 60 * 1000;
  const ofLastDays = created.filter((time) => time >= since).length;
  return { first, again, on, pagesOn, ofLastDays };
}

function summarize(counts: Counts): Measured {
  const byName = Object.fromEntries(Object.entries(counts.calls).filter(([name]) => !name.startsWith('HTTPResponse.')));
  const cellCalls = Object.entries(byName).reduce((sum, [name, count]) => (CELL_CALLS.test(name) ? sum + count : sum), 0);
  const dataCells = counts.writes.reduce(
    (sum, write) => (write.sheet.startsWith('Catalog Sync') ? sum : sum + write.rows * write.columns),
    0,
  );
  return { cellCalls, byName, roundTrips: counts.roundTrips, fetchRounds: counts.fetchRounds, dataCells };
}

function print(label: string, measured: Measured): void {
  const { cellCalls, roundTrips, fetchRounds, dataCells, byName } = measured;
  const others = Object.entries(byName)
    .filter(([name]) => !CELL_CALLS.test(name))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  console.log(
    `${label}: ${cellCalls} calls on cells, ${roundTrips} round trips, ${fetchRounds} fetch rounds, ${dataCells} data cells written; others: ${others}`,
  );
}

describe('what a pull costs', () => {
  it('no call of the spreadsheet depends on the number of rows, and a refresh without changes writes nothing', async () => {
    const small = await measure(1_000);
    const large = await measure(10_000);
    print(' 1,000 orders, first pull', small.first);
    print('10,000 orders, first pull', large.first);
    print(' 1,000 orders, refresh from the start', small.again);
    print('10,000 orders, refresh from the start', large.again);
    print('10,000 orders, refresh of what changed', large.on);
    console.log(
      `difference of spreadsheet calls: ${difference(small.first, large.first)} on the first pull, ${difference(small.again, large.again)} on the refresh`,
    );

    expect(difference(small.first, large.first)).toBe('none');
    expect(difference(small.again, large.again)).toBe('none');
    for (const { first, again } of [small, large]) {
      expect(first.roundTrips).toBeLessThanOrEqual(6);
      expect(again.roundTrips).toBeLessThanOrEqual(6);
      expect(first.cellCalls).toBeLessThanOrEqual(60);
      expect(again.cellCalls).toBeLessThanOrEqual(12);
      expect(again.dataCells).toBe(0);
    }
    // The last round reads pages again, to confirm that the list is complete.
    expect(large.first.fetchRounds).toBe(8);
    expect(large.again.fetchRounds).toBe(8);
    // One round for the first page, one for the others, and one that confirms the list.
    expect(small.on.fetchRounds).toBeLessThanOrEqual(3);
    expect(large.on.fetchRounds).toBeLessThanOrEqual(3);
    console.log(`10,000 orders, refresh of what changed: ${large.pagesOn} pages for ${large.ofLastDays} orders of the last days`);
    expect(large.pagesOn).toBeGreaterThan(0);
    expect(large.pagesOn).toBeLessThanOrEqual(2 * Math.ceil(large.ofLastDays / 100) + 1);
    expect(large.ofLastDays).toBeLessThan(1_000);
    expect(large.on.cellCalls).toBeLessThanOrEqual(15);
    expect(large.on.dataCells).toBe(0);
  });
});

/** Calls that differ by name, apart from the network's own. */
function difference(a: Measured, b: Measured): string {
  const names = new Set([...Object.keys(a.byName), ...Object.keys(b.byName)]);
  const differing = Array.from(names).filter((name) => name !== 'UrlFetchApp.fetchAll' && a.byName[name] !== b.byName[name]);
  return differing.length === 0 ? 'none' : differing.map((name) => `${name} ${a.byName[name] ?? 0} to ${b.byName[name] ?? 0}`).join(', ');
}
