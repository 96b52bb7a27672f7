import { describe, expect, it } from 'vitest';
import { dumpOf, openWorld, pull, rowsOf, type World } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

const SUNDAY = Date.parse('2026-11-29T15:00:00Z');
const host = { clock: SUNDAY, timeZone: 'America/New_York' };
const HOUR = 3_600_000;

/** Orders made and paid at these times, and no other ones. */
async function openShop(times: readonly string[], more: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  const world = await openWorld({ ...more, host, catalog: { scale: { courses: 6, orders: 0, enrollments: 0, users: 9 } } });
  for (const time of times) order(world, time);
  return world;
}

function order({ catalog }: World, time: string): void {
  catalog.mutate({ type: 'create', resource: 'orders', fields: { created_at: time, purchased_at: time } });
}

const made = (world: World, tab: string) => rowsOf(world, tab).map(({ Created }) => Created);
const refresh = (world: World, tab: string) => {
  const { sheet, resource, filters } = world.person
    .ask<{ tabs: { name: string; sheet: number; resource: string; filters: Record<string, string> }[] }>('state')
    .tabs.find(({ name }) => name === tab) ?? { sheet: 0, resource: '', filters: {} };
  return world.person.finish('pull', { resource, filters, sheet });
};
const lists = ({ catalog }: World) =>
  catalog
    .requests()
    .filter(({ operationId }) => operationId === 'listOrders')
    .map(({ path }) => new URL(path, 'http://x').searchParams.get('from'));

describe('a tab of a period in words', () => {
  it('is named after the period, and asks for its first second in the spreadsheet’s zone', async () => {
    const world = await openShop(['2026/11/23 05:00:00 +0000', '2026/11/23 04:59:59 +0000', '2026/11/29 14:00:00 +0000']);

    const { name } = pull(world, 'orders', { from: 'last:7' });

    expect(name).toBe('Orders, last 7 days');
    expect(made(world, name)).toHaveLength(2);
    expect(lists(world)[0]).toBe('2026-11-23T04:59:59Z');
  });

  it('moves: a row that’s too old leaves without a request for it, and a second refresh changes no cell', async () => {
    const world = await openShop(['2026/11/23 12:00:00 +0000', '2026/11/28 12:00:00 +0000']);
    const { name } = pull(world, 'orders', { from: 'last:7' });
    order(world, '2026/11/30 12:00:00 +0000');
    world.host.setClock(SUNDAY + 26 * HOUR);
    world.catalog.clearRequests();

    refresh(world, name);

    expect(made(world, name)).toEqual(['2026-11-28 07:00', '2026-11-30 07:00']);
    expect(world.catalog.operations().getOrder).toBeUndefined();
    const before = dumpOf(world, name);
    refresh(world, name);
    expect(dumpOf(world, name)).toEqual(before);
  });

  it('keeps a row that holds an entry of the user’s own, and all rows if older ones are kept', async () => {
    const times = ['2026/11/23 12:00:00 +0000', '2026/11/23 13:00:00 +0000'];
    const world = await openShop(times);
    const { name } = pull(world, 'orders', { from: 'last:7' });
    world.host.workbook.insertColumns(name, 1, 1);
    world.host.workbook.edit(name, 'B1', 'Notes');
    world.host.workbook.edit(name, 'B2', 'call back');
    const kept = pull(world, 'orders', { from: 'last:7+' });
    expect(kept.name).toBe(name);
    pull(world, 'orders', { from: 'last:7' });
    world.host.setClock(SUNDAY + 26 * HOUR);

    refresh(world, name);

    expect(made(world, name)).toEqual(['2026-11-23 07:00']);
    pull(world, 'orders', { from: 'last:30+' });
    world.host.setClock(SUNDAY + 40 * 24 * HOUR);
    world.host.click('Open sidebar');
    refresh(world, name);
    expect(made(world, name)).toHaveLength(2);
  });

  it('keeps its days over midnight between two steps of a pull', async () => {
    const world = await openShop(['2026/11/23 12:00:00 +0000', '2026/11/28 12:00:00 +0000']);
    world.host.setClock(Date.parse('2026-11-30T04:59:00Z'));
    world.host.click('Catalog Sync > Pull > Orders');
    world.catalog.setSwitches({ perPageIgnored: 1, paging: 'link-only' });
    const begin = () => world.person.ask<{ job: string }>('pull', { resource: 'orders', filters: { from: 'last:7' } });
    const { job } = slowly(world.host, begin);
    world.host.setClock(Date.parse('2026-11-30T05:01:00Z'));
    let progress = world.person.ask<{ job: string; phase: string; pulled?: { name: string } }>('step', { job });
    while (progress.phase !== 'done') progress = world.person.ask('step', { job });

    expect(made(world, progress.pulled?.name ?? '')).toHaveLength(2);
  });

  it('since the last run: starts today, then brings what came in since, each time', async () => {
    const world = await openShop(['2026/11/28 12:00:00 +0000', '2026/11/29 14:00:00 +0000']);
    const { name } = pull(world, 'orders', { from: 'run' });
    expect([name, made(world, name)]).toEqual(['Orders, since the last run', ['2026-11-29 09:00']]);
    order(world, '2026/11/29 20:00:00 +0000');
    world.host.setClock(SUNDAY + 24 * HOUR);

    refresh(world, name);

    expect(made(world, name)).toEqual(['2026-11-29 15:00']);
    const since = Date.parse(lists(world).at(-1) ?? '') - SUNDAY;
    expect(since).toBeGreaterThanOrEqual(-301_000);
    expect(since).toBeLessThan(-240_000);
  });

  it('of a resource without a list of its own days is asked for, too', async () => {
    const world = await openShop([]);

    pull(world, 'analytics/orders', { purchase_date_from: 'month-1' });

    const [figures] = world.catalog.requests().filter(({ operationId }) => operationId === 'getOrdersAnalytics');
    expect(figures?.body).toMatchObject({ purchase_date_from: '2026-10-01T03:59:59Z', purchase_date_to: '2026-11-01T04:00:00Z' });
  });
});
