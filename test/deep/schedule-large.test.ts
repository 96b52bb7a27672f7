// Large tabs by schedule alone: over several hours, complete, and within a day's time. Then what fits into a day, by rows and hours.
import { describe, expect, it } from 'vitest';
import type { Rule, ScheduleState } from '../../src/protocol/schedule.ts';
import { ruleText } from '../../src/protocol/schedule.ts';
import type { State } from '../../src/protocol/state.ts';
import { costPerDay, fits, NO_COST, proposeRule, type TabCosts } from '../../src/sync/schedule/budget.ts';
import { openWorld, type World } from '../support/open-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CLOCK = Date.parse('2026-11-02T15:30:00Z');
const ROWS = Number(process.env.SCHEDULE_ROWS ?? 100_000);
const HOURLY: Rule = { every: 'hours', hours: 1 };

async function withOrders(orders: number): Promise<World> {
  const scale = { courses: 20, programs: 4, orders, enrollments: 30, tags: 8, users: 200 };
  return await openWorld({ catalog: { scale, clock: CLOCK }, host: { clock: CLOCK, timeZone: 'UTC' }, pulled: ['orders'] });
}

const schedulesOf = ({ person }: World): ScheduleState[] => person.ask<State>('state').schedules;
const ordersOf = ({ person }: World) => person.ask<State>('state').tabs.find(({ resource }) => resource === 'orders');

function schedule(world: World, at: number, rule: Rule): void {
  world.host.setClock(at);
  world.host.click('Open sidebar');
  world.person.ask('schedule', { tabs: [ordersOf(world)?.sheet], rule, account: 'workspace' });
}

/** Fires the trigger each hour until the tab is up to date, and returns after how many runs. What is read so far is in the sidebar. */
function runs(world: World, from: number): number {
  for (let run = 1; run <= 12; run += 1) {
    world.host.setClock(from + (run - 1) * HOUR);
    world.host.fire(String(world.host.triggers()[0]?.id));
    const [state] = schedulesOf(world);
    if (Number(state?.refreshedAt) >= from) return run;
    console.log(`run ${run}: ${JSON.stringify(state?.states[0]?.reading)}`);
    expect(state?.states[0]).toMatchObject({ reading: { count: expect.any(Number) } });
    expect(state?.states[0]?.problem).toBeUndefined();
  }
  throw new Error('12 runs weren’t enough.');
}

/** What the product has counted of its refreshes of the tab. */
function counted({ host }: World): Omit<TabCosts, 'rows'> {
  const text = Object.entries(host.properties.document).find(([name]) => name.startsWith('scheduled.'))?.[1] ?? '{}';
  const costs: Record<string, Omit<TabCosts, 'rows'>> = JSON.parse(text).costs ?? {};
  return Object.values(costs)[0] ?? {};
}

describe('100,000 orders', () => {
  it('are refreshed by a schedule alone, over several hours, within the time of a day', async () => {
    const world = await withOrders(ROWS);
    const { host, catalog } = world;
    const [order] = catalog.records('orders');
    const [{ rows: before = 0 } = {}] = [ordersOf(world)];
    schedule(world, CLOCK + 8 * DAY, { every: 'day', hour: 23 });
    // The last full refresh is older than a week, so everything is read. Catalog is slow.
    host.setSwitches({ costs: { fetch: 9_000 } });
    catalog.mutate({ type: 'update', resource: 'orders', id: Number(order?.id), fields: { total: '987654.0' } });
    const took = runs(world, CLOCK + 8 * DAY + 8 * HOUR);
    const use = JSON.parse(host.properties.user['schedule-use'] ?? '{}');
    console.log(
      `${before} orders refreshed by schedule in ${took} runs, ${Math.round(use.ms / 60_000)} of 90 minutes, ${use.requests} requests`,
    );
    expect(took).toBeGreaterThan(2);
    expect(use.ms).toBeLessThan(90 * 60_000);
    expect(ordersOf(world)).toMatchObject({ complete: true, rows: before });
    expect(ordersOf(world)?.problem).toBeUndefined();
    expect(
      host.workbook
        .display('Orders')
        .flat()
        .some((cell) => /^987,?654\b/.test(cell)),
    ).toBe(true);
  });
});

describe('what fits', () => {
  it('is printed by rows and hours, from counted runs', async () => {
    const lines: string[] = [];
    for (const rows of [100, 1_000, 10_000]) {
      const world = await withOrders(rows);
      const at = CLOCK + 8 * DAY;
      schedule(world, at, HOURLY);
      // The first one is full, the next one reads what changed.
      for (const hour of [1, 2]) {
        world.host.setClock(at + hour * HOUR);
        world.host.fire(String(world.host.triggers()[0]?.id));
      }
      const costs: TabCosts = { rows, ...counted(world) };
      const estimated = costPerDay({ every: 'day', hour: 1 }, [{ rows }]);
      for (const account of ['private', 'workspace'] as const) {
        const best = [1, 5, 10].map((tabs) => {
          const all = Array.from({ length: tabs }, () => costs);
          const rule = fits(costPerDay(HOURLY, all), account) ? HOURLY : proposeRule(HOURLY, all, NO_COST, account);
          return `${tabs} tabs: ${rule ? ruleText(rule) : 'not at all'}`;
        });
        lines.push(`${rows} rows, ${account}: ${best.join(' | ')}`);
      }
      lines.push(`  full ${JSON.stringify(costs.full)}, changes ${JSON.stringify(costs.part)}, estimated ${JSON.stringify(estimated)}`);
      expect(costs.full?.requests).toBeGreaterThanOrEqual(rows / 100);
    }
    for (const account of ['private', 'workspace'] as const) {
      const large = [{ rows: 100_000 }];
      const rule = fits(costPerDay(HOURLY, large), account) ? HOURLY : proposeRule(HOURLY, large, NO_COST, account);
      lines.push(`100000 rows, ${account}, estimated, each refresh full: 1 tab: ${rule ? ruleText(rule) : 'not at all'}`);
    }
    console.log(['What fits into 80 % of Google’s limits, from counted runs:', ...lines].join('\n'));
  });
});
