// What each report costs: requests and rounds of requests, list by list, next to the numbers of its design.
import { beforeAll, expect, it } from 'vitest';
import type { CatalogOptions } from '../../emulator/demo-catalog.ts';
import { pull, shareWorld, type World } from './open-world.ts';
import { pasteExport } from './paste-export.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');

export interface ReportCost {
  requests: number;
  rounds: number;
  /** Requests by list, with the names of its filters: `applicants status`. */
  lists: Readonly<Record<string, number>>;
}

/** At 10,000 and at 100,000 orders. */
type Scales<T> = readonly [T, T];

/** A report with its settings, and what its design expects. */
interface Run {
  report: string;
  /** A tab that is there, and that the report reads in place of its list. */
  tab?: string;
  filters: Record<string, string>;
  requests?: Scales<number>;
  rounds?: Scales<number | undefined>;
  /** Why it takes more requests. docs/decisions/042-sources-of-reports.md has the numbers. */
  exceeds?: Scales<string | undefined>;
}

const DENSE = 'the demo Catalog has more orders in the period';
const REPEATED = 'users who were created in the hour that clocks repeat in fall are read one by one';
const DENSE_AND_PRICES = `${DENSE}, and prices are in the courses`;

const RUNS: readonly Run[] = [
  { report: 'roster', filters: { from: 'last:7' }, requests: [134, 1_081], rounds: [10, 57] },
  { report: 'revenue', filters: { from: 'month', by: 'listing' }, requests: [108, 20], exceeds: [undefined, DENSE] },
  { report: 'revenue', filters: { by: 'month' }, requests: [108, 1_055] },
  {
    report: 'order_match',
    filters: { from: 'last:90' },
    requests: [230, 1_100],
    rounds: [15, undefined],
    exceeds: [DENSE_AND_PRICES, `${DENSE_AND_PRICES}, and users aren’t in a tab`],
  },
  { report: 'settlement', filters: {} },
  { report: 'seats', filters: {}, requests: [135, 1_080] },
  { report: 'opening', filters: {}, requests: [26, 26] },
  { report: 'duplicates', filters: {}, requests: [108, 1_055] },
  { report: 'completions', filters: {}, requests: [2, 2] },
  { report: 'catalog_check', filters: {}, requests: [30, 30] },
  { report: 'duplicates', tab: 'users', filters: {}, requests: [108, 10], exceeds: [undefined, REPEATED] },
  {
    report: 'order_match',
    tab: 'users',
    filters: { from: 'last:90' },
    requests: [230, 1_100],
    rounds: [15, undefined],
    exceeds: [undefined, DENSE_AND_PRICES],
  },
];

/** Tests that each report takes as few requests as its design expects, and prints what it takes. All reports run in the same world. */
export function testReportCosts(orders: 10_000 | 100_000): void {
  // A round number of users would look as if analytics were cut off, and they would be read again in halves.
  const scale: CatalogOptions['scale'] = { courses: 2_000, programs: 200, orders, enrollments: orders, tags: 120, users: orders - 3 };
  const world = shareWorld({ host: { clock: CLOCK, timeZone: 'America/New_York' }, catalog: { seed: 1, scale } });
  beforeAll(() => {
    // What changed in the last minutes before a report makes it read pages of a list again.
    world().host.setClock(CLOCK + 3_600_000);
    world().catalog.setClock(CLOCK + 3_600_000);
  });

  it.each(RUNS.map((run) => [titleOf(run), run] as const))('are as few as its design expects, or say why not: %s', (title, run) => {
    const at = orders === 10_000 ? 0 : 1;
    if (
      run.tab !== undefined &&
      world()
        .host.workbook.sheets()
        .every(({ name }) => name !== 'Users')
    )
      pull(world(), run.tab);
    const filters = run.report === 'settlement' ? pasteExport(world(), 'stripe') : run.filters;
    const cost = costOf(world(), `report/${run.report}`, filters);
    const [goal, rounds, why] = [run.requests?.[at], run.rounds?.[at], run.exceeds?.[at]];
    print(`${orders} orders, ${title}`, cost, { goal, rounds, why });
    if (goal !== undefined) expect(cost.requests <= goal).toBe(why === undefined);
    // A round has up to 20 requests. Names, and what depends on other lists, take rounds of their own.
    expect(cost.rounds).toBeLessThanOrEqual((why === undefined ? rounds : undefined) ?? Math.ceil(cost.requests / 20) + 6);
  });
}

function titleOf({ report, tab, filters }: Run): string {
  const settings = Object.values(filters).join(' ');
  return `${report}${settings === '' ? '' : ` (${settings})`}${tab === undefined ? '' : ` with the ${tab} tab`}`;
}

interface Expected {
  goal: number | undefined;
  rounds: number | undefined;
  why: string | undefined;
}

function print(what: string, { requests, rounds, lists }: ReportCost, expected: Expected): void {
  const { goal, why } = expected;
  const verdict = goal === undefined ? 'no goal' : `goal ${goal}: ${requests <= goal ? 'met' : `not met, because ${why}`}`;
  const ofRounds = expected.rounds === undefined ? '' : ` (goal ${expected.rounds})`;
  const each = Object.entries(lists).map(([list, count]) => `${list} ${count}`);
  console.log(`${what}: ${requests} requests, ${verdict}; ${rounds} rounds${ofRounds}; ${each.join(', ')}`);
}

/** Runs a report, and counts its requests. */
export function costOf({ catalog, host, person }: World, resource: string, filters: Record<string, string>): ReportCost {
  catalog.clearRequests();
  const before = host.counts().fetchRounds;
  person.finish('pull', { resource, filters });
  const paths = catalog.requests().map(({ path }) => path);
  return { requests: paths.length, rounds: host.counts().fetchRounds - before, lists: byList(paths) };
}

function byList(paths: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const path of paths) {
    const { pathname, searchParams } = new URL(path, 'https://catalog.example');
    const filters = Array.from(new Set(searchParams.keys())).filter((name) => name !== 'page' && name !== 'per_page');
    const list = [pathname.replace(/^.*\/api\/v\d+\//, '').replaceAll(/\d+/g, '{id}'), ...filters].join(' ');
    counts[list] = (counts[list] ?? 0) + 1;
  }
  return counts;
}
