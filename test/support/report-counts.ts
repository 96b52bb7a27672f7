// What each report costs: requests and rounds of requests, next to the numbers of its design and the most that its lists can take.
import type { CatalogOptions } from '../../emulator/demo-catalog.ts';
import { openWorld, type World } from './open-world.ts';
import { pasteExport } from './paste-export.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');
/** Names of learners that aren't in the file yet are looked up one by one, or from a list. */
const NAMES = 30;

export interface ReportCost {
  report: string;
  requests: number;
  rounds: number;
  /** What the design expected. It had no second look at pages, which proves that a list is complete. */
  design: string;
  limit: number;
}

/** The most requests for a list: its pages, the last page of each round again, and up to 20 pages again to prove that it's complete. */
function list(records: number): number {
  const pages = Math.max(1, Math.ceil(records / 100));
  return pages + Math.ceil(pages / 19) + 1 + Math.min(pages, 20);
}

interface Counts {
  /** Requests for whole lists. */
  enrollments: number;
  users: number;
  listings: number;
  applicants: number;
  bulk: number;
  others: number;
  /** Requests for the orders since some days ago. */
  orders(days: number): number;
}

function countsIn({ catalog }: World): Counts {
  const whole = (resource: string) => list(catalog.records(resource).length);
  const created = catalog.records('orders').map((order) => String(order.created_at));
  return {
    enrollments: whole('enrollments'),
    users: whole('users'),
    listings: whole('courses') + whole('programs'),
    applicants: whole('applicants'),
    bulk: whole('bulkEnrollments'),
    others: whole('tags') + whole('catalogs'),
    orders: (days) => {
      const first = new Date(CLOCK - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');
      return list(created.filter((at) => at >= first).length);
    },
  };
}

interface Cost {
  filters: Record<string, string>;
  design: string;
  limit(counts: Counts): number;
}

const COSTS: Readonly<Record<string, Cost>> = {
  'report/roster': {
    filters: { from: 'last:7' },
    design: '134 at 10,000 enrollments, 1,081 at 100,000',
    limit: ({ enrollments, listings }) => enrollments + listings + NAMES,
  },
  'report/revenue': {
    filters: { from: 'month', by: 'listing' },
    design: '108 for all of 10,000 orders, 20 for a month of 100,000',
    limit: ({ orders, bulk }) => orders(37) + bulk + 2,
  },
  'report/order_match': {
    filters: { from: 'last:90' },
    design: '230 at 10,000, 1,100 at 100,000',
    // The orders of learners whose enrollment none explains are asked for by learner, 50 at a time.
    limit: ({ orders, enrollments, users, listings, applicants, bulk }) =>
      2 * orders(98) + enrollments + users + listings + applicants + bulk,
  },
  'report/settlement': {
    filters: {},
    design: 'none',
    limit: ({ orders }) => 2 * orders(242),
  },
  'report/seats': {
    filters: {},
    design: '135 at 10,000, 1,080 at 100,000',
    limit: ({ enrollments, listings, applicants }) => enrollments + listings + applicants,
  },
  // What Catalog itself calls open are lists of their own.
  'report/opening': { filters: {}, design: '26', limit: ({ listings }) => 2 * listings },
  'report/duplicates': { filters: {}, design: '108 at 10,000 users, 1,055 at 100,000', limit: ({ users }) => users + 2 },
  'report/completions': { filters: {}, design: '1 to 2', limit: () => 2 },
  'report/catalog_check': { filters: {}, design: '30', limit: ({ listings, others }) => listings + others + 2 },
};

/** Runs each report in a world of this size, and prints a line for each. */
export async function reportCosts(name: string, scale: CatalogOptions['scale']): Promise<ReportCost[]> {
  const world = await openWorld({ host: { clock: CLOCK, timeZone: 'America/New_York' }, catalog: { seed: 1, scale } });
  const counts = countsIn(world);
  return Object.entries(COSTS).map(([report, { filters, design, limit }]) => {
    const given = report === 'report/settlement' ? pasteExport(world, 'stripe') : filters;
    const cost: ReportCost = { report, ...costOf(world, report, given), design, limit: limit(counts) };
    console.log(
      `${name}, ${report.replace('report/', '')}: ${cost.requests} requests in ${cost.rounds} rounds, design ${design}, limit ${cost.limit}`,
    );
    return cost;
  });
}

function costOf(
  { catalog, host, person }: World,
  resource: string,
  filters: Record<string, string>,
): Pick<ReportCost, 'requests' | 'rounds'> {
  catalog.clearRequests();
  const before = host.counts().fetchRounds;
  person.finish('pull', { resource, filters });
  return { requests: catalog.requests().length, rounds: host.counts().fetchRounds - before };
}
