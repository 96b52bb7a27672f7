// Revenue of a month, by whichever times Catalog’s filters of orders and bulk enrollments compare.
import { expect, it } from 'vitest';
import type { CatalogSwitches } from '../../emulator/demo-catalog.ts';
import { openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { NOW, ZONE } from './judge/judge-all.ts';

const MONTH = '2026-11';
const [STARTED, PAID] = ['2026/08/20 12:00:00 +0000', '2026/11/20 12:00:00 +0000'];

interface Order {
  id: number;
  purchased_at: string | null;
  listings: readonly { id: number }[];
}

interface Bulk {
  id: number;
  order_id: number;
  listing: { id: number };
}

function recordsOf<T>({ catalog }: World, resource: string): readonly T[] {
  return catalog.records(resource) as unknown as readonly T[];
}

/** Opens a file whose Catalog has a bulk purchase that was started three months before it was paid. */
async function worldWithLateBulk(switches: CatalogSwitches): Promise<World> {
  const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed: 2, switches } });
  const [bulk] = recordsOf<Bulk>(world, 'bulkEnrollments').filter(({ order_id }) =>
    recordsOf<Order>(world, 'orders').some(({ id, purchased_at: paid }) => id === order_id && paid !== null && !paid.startsWith('2026/11')),
  );
  if (!bulk) throw new Error('The demo Catalog has no bulk enrollment of an earlier month');
  const fields = { created_at: STARTED, purchased_at: PAID };
  world.catalog.mutate({ type: 'update', resource: 'orders', id: bulk.order_id, fields });
  world.catalog.mutate({ type: 'update', resource: 'bulkEnrollments', id: bulk.id, fields: { ...fields, updated_at: PAID } });
  return world;
}

function revenueOf({ person }: World, from: string) {
  return person.finish<PullRun>('pull', { resource: 'report/revenue', filters: { from, by: 'month' } }).pulled;
}

/** How many items of the month are bulk purchases. No order was paid within hours of the month’s first moment. */
function bulkItems(world: World): number {
  const bulks = new Set(recordsOf<Bulk>(world, 'bulkEnrollments').map(({ order_id, listing }) => `${order_id} ${listing.id}`));
  return recordsOf<Order>(world, 'orders')
    .filter(({ purchased_at: paid }) => paid?.startsWith('2026/11'))
    .flatMap(({ id, listings }) => listings.filter((listing) => bulks.has(`${id} ${listing.id}`))).length;
}

it.each(['created', 'paid', 'changed'] as const)(
  'counts a bulk purchase that was paid months after it was started, with times of bulk enrollments %s',
  async (bulkTime) => {
    const world = await worldWithLateBulk({ orderTime: 'paid', bulkTime });

    const { name } = revenueOf(world, 'month');

    const rows = rowsOf(world, name).filter((row) => row.Month === MONTH);
    expect(rows.reduce((sum, { Bulk }) => sum + Number(Bulk), 0)).toBe(bulkItems(world));
  },
);

it.each([
  ['created', true],
  ['paid', false],
] as const)('shows unpaid items only if Catalog lists unpaid orders, with times of orders %s', async (orderTime, isShown) => {
  const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed: 2, switches: { orderTime } } });

  const { name } = revenueOf(world, 'year');

  const unpaid = rowsOf(world, name).map((row) => row.Unpaid !== '');
  expect([unpaid.length > 6, new Set(unpaid)]).toEqual([true, new Set([isShown])]);
});
