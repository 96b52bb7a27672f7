// What each report costs: requests and rounds of requests, list by list, next to the numbers of its design.
import type { CatalogOptions } from '../../emulator/demo-catalog.ts';
import { openWorld, pull, type World } from './open-world.ts';
import { pasteExport } from './paste-export.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');

export interface ReportCost {
  report: string;
  requests: number;
  rounds: number;
  /** Requests by list, with the names of its filters: `applicants status`. */
  lists: Readonly<Record<string, number>>;
  goal: number | undefined;
  isMet: boolean;
}

/** A report with its settings, and the requests that its design expects at 10,000 and at 100,000 orders. */
interface Run {
  report: string;
  /** A tab that is there, and that the report reads in place of its list. */
  tab?: string;
  filters: Record<string, string>;
  goals: readonly [number, number] | undefined;
}

const RUNS: readonly Run[] = [
  { report: 'roster', filters: { from: 'last:7' }, goals: [134, 1_081] },
  { report: 'revenue', filters: { from: 'month', by: 'listing' }, goals: [108, 20] },
  { report: 'revenue', filters: { by: 'month' }, goals: [108, 1_055] },
  { report: 'order_match', filters: { from: 'last:90' }, goals: [230, 1_100] },
  { report: 'settlement', filters: {}, goals: undefined },
  { report: 'seats', filters: {}, goals: [135, 1_080] },
  { report: 'opening', filters: {}, goals: [26, 26] },
  { report: 'duplicates', filters: {}, goals: [108, 1_055] },
  { report: 'completions', filters: {}, goals: [2, 2] },
  { report: 'catalog_check', filters: {}, goals: [30, 30] },
  { report: 'duplicates', tab: 'users', filters: {}, goals: [108, 10] },
  { report: 'order_match', tab: 'users', filters: { from: 'last:90' }, goals: [230, 1_100] },
];

/** Runs each report in a world of this size, and prints a line for each. */
export async function reportCosts(orders: 10_000 | 100_000): Promise<ReportCost[]> {
  // A round number of users would look as if analytics were cut off, and they would be read again in halves.
  const scale: CatalogOptions['scale'] = { courses: 2_000, programs: 200, orders, enrollments: orders, tags: 120, users: orders - 3 };
  const world = await openWorld({ host: { clock: CLOCK, timeZone: 'America/New_York' }, catalog: { seed: 1, scale } });
  // What changed in the last minutes before a report makes it read up to 20 pages of a list again.
  world.host.setClock(CLOCK + 3_600_000);
  world.catalog.setClock(CLOCK + 3_600_000);
  const costs = RUNS.map(({ report, tab, filters, goals }): ReportCost => {
    if (tab !== undefined) pull(world, tab);
    const given = report === 'settlement' ? pasteExport(world, 'stripe') : filters;
    const goal = goals?.[orders === 10_000 ? 0 : 1];
    const cost = costOf(world, `report/${report}`, { filters: given, goal });
    return printed(orders, tab === undefined ? cost : { ...cost, report: `${cost.report} with the ${tab} tab` });
  });
  return costs;
}

/** Prints a cost as soon as it's known: at 100,000 orders, all of them take many minutes. */
function printed(orders: number, cost: ReportCost): ReportCost {
  const { report, requests, rounds, goal, isMet, lists } = cost;
  const verdict = goal === undefined ? 'no goal' : `goal ${goal}, goal met: ${isMet ? 'yes' : 'no'}`;
  const each = Object.entries(lists).map(([list, count]) => `${list} ${count}`);
  console.log(`${orders} orders, ${report}: ${requests} requests in ${rounds} rounds, ${verdict} (${each.join(', ')})`);
  return cost;
}

/** Runs a report, and counts its requests. */
export function costOf(
  world: World,
  resource: string,
  { filters, goal }: { filters: Record<string, string>; goal?: number | undefined },
): ReportCost {
  const { catalog, host, person } = world;
  catalog.clearRequests();
  const before = host.counts().fetchRounds;
  person.finish('pull', { resource, filters });
  const paths = catalog.requests().map(({ path }) => path);
  const days = Object.values(filters).join(' ');
  return {
    report: `${resource.replace('report/', '')}${days === '' || days.length > 20 ? '' : ` (${days})`}`,
    requests: paths.length,
    rounds: host.counts().fetchRounds - before,
    lists: byList(paths),
    goal,
    isMet: goal === undefined || paths.length <= goal,
  };
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
