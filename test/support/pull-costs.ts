// What pulls of orders cost in calls of the spreadsheet, to compare a short list with a long one.
import type { Counts } from '../../emulator/host.ts';
import { readWhole } from './late-payments.ts';
import { openWorld, pull, violations } from './open-world.ts';

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

/** A first pull of orders, a refresh from the start, and one of what changed. */
export async function measure(orders: number) {
  const world = await openWorld({ catalog: { scale: { orders, courses: 24, enrollments: 20 } } });
  world.host.resetCounts();
  const { records } = pull(world, 'orders');
  const first = summarize(world.host.counts());
  world.host.resetCounts();
  const whole = readWhole(world, 'orders');
  const again = summarize(world.host.counts());
  world.host.resetCounts();
  world.catalog.clearRequests();
  const changed = pull(world, 'orders');
  const on = summarize(world.host.counts());
  const pagesOn = world.catalog.requests().filter(({ path }) => /\/orders\b/.test(path)).length;
  // Orders can still be paid for seven days, so a refresh reads these again, and a little more for clocks that differ.
  const created = world.catalog.records('orders').map(({ created_at }) => Date.parse(String(created_at)));
  const since = created.reduce((latest, time) => Math.max(latest, time)) - 8 * 24 * 60 * 60 * 1000;
  const ofLastDays = created.filter((time) => time >= since).length;
  return { first, again, on, pagesOn, ofLastDays, said: { orders, records, whole, changed, violations: violations(world) } };
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

export function print(label: string, measured: Measured): void {
  const { cellCalls, roundTrips, fetchRounds, dataCells, byName } = measured;
  const others = Object.entries(byName)
    .filter(([name]) => !CELL_CALLS.test(name))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  console.log(
    `${label}: ${cellCalls} calls on cells, ${roundTrips} round trips, ${fetchRounds} fetch rounds, ${dataCells} data cells written; others: ${others}`,
  );
}

/** Calls that differ by name, apart from the network's own. */
export function difference(a: Measured, b: Measured): string {
  const names = new Set([...Object.keys(a.byName), ...Object.keys(b.byName)]);
  const differing = Array.from(names).filter((name) => name !== 'UrlFetchApp.fetchAll' && a.byName[name] !== b.byName[name]);
  return differing.length === 0 ? 'none' : differing.map((name) => `${name} ${a.byName[name] ?? 0} to ${b.byName[name] ?? 0}`).join(', ');
}
