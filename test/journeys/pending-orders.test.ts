// Orders that weren’t paid yet when a long tab was pulled. Catalog’s filter by time doesn’t return them when they are paid.
import { expect, it } from 'vitest';
import { lists, readWhole, stamp } from '../support/late-payments.ts';
import { openWorld, pull, rowsOf, type World } from '../support/open-world.ts';

type OrderTime = 'created' | 'paid';

/** Opens a tab that is too long for a full pull each time, with unpaid orders of the day before yesterday. Returns their IDs, too. */
async function worldWithUnpaid(count: number, orderTime: OrderTime): Promise<{ world: World; unpaid: number[] }> {
  const scale = { orders: 1_950, courses: 4, users: 6, enrollments: 4 };
  const world = await openWorld({ catalog: { scale, switches: { orderTime } } });
  const { catalog } = world;
  const fields = { created_at: stamp(2), purchased_at: null };
  for (let made = 0; made < count; made += 1) catalog.mutate({ type: 'create', resource: 'orders', fields });
  const ids = catalog.records('orders').map(({ id }) => Number(id));
  pull(world, 'orders');
  return { world, unpaid: ids.slice(-count) };
}

it('shows in an incremental pull that an order was paid late, or removes it if it was deleted', async () => {
  const { world, unpaid } = await worldWithUnpaid(2, 'paid');
  const { catalog } = world;
  const [late = 0, deleted = 0] = unpaid;
  catalog.mutate({ type: 'update', resource: 'orders', id: late, fields: { purchased_at: stamp(1) } });
  catalog.mutate({ type: 'delete', resource: 'orders', id: deleted });
  lists(world, 'orders');

  expect(pull(world, 'orders')).toMatchObject({ changed: 1, removed: 1 });
  expect(lists(world, 'orders')).toHaveLength(1);
  const isPaid = new Map(rowsOf(world, 'Orders').map(({ ID, Purchased }) => [ID, Purchased !== '']));
  expect([late, deleted].map((id) => isPaid.get(String(id)))).toEqual([true, undefined]);
});

it.each<OrderTime>(['created', 'paid'])(
  'looks at no cell if nothing has changed, with 260 unpaid orders and times %s',
  async (orderTime) => {
    const { world, unpaid } = await worldWithUnpaid(260, orderTime);
    const { catalog, host } = world;
    const refresh = () => {
      host.resetCounts();
      const pulled = pull(world, 'orders');
      const { cellsRead, cellsWritten, roundTrips } = host.counts();
      return { pulled, isCheap: cellsRead < 100 && cellsWritten === 0 && roundTrips === 0 };
    };
    expect(refresh()).toMatchObject({ pulled: { added: 0, changed: 0, removed: 0, complete: true }, isCheap: true });

    for (const at of [0, 130, 259])
      catalog.mutate({ type: 'update', resource: 'orders', id: unpaid[at] ?? 0, fields: { purchased_at: stamp(0) } });
    expect(refresh()).toMatchObject({ pulled: { added: 0, changed: 3, removed: 0, complete: true }, isCheap: false });
    expect(refresh()).toMatchObject({ pulled: { added: 0, changed: 0, removed: 0, complete: true }, isCheap: true });
    expect(readWhole(world, 'orders')).toMatchObject({ added: 0, changed: 0, removed: 0 });
  },
);

it('reads everything once the hidden data sheet has lost which orders were unpaid', async () => {
  const { world, unpaid } = await worldWithUnpaid(1, 'created');
  const { catalog, host } = world;
  const [heads = []] = host.workbook.values('Catalog Sync data', '1:1');
  const column = String.fromCharCode(65 + heads.findIndex((head) => String(head).includes('"cursor"')));
  host.workbook.edit('Catalog Sync data', `${column}2`, 'typed by someone');
  catalog.mutate({ type: 'delete', resource: 'orders', id: unpaid[0] ?? 0 });
  expect(pull(world, 'orders')).toMatchObject({ removed: 0 });
  lists(world, 'orders');
  expect(pull(world, 'orders')).toMatchObject({ removed: 1 });
  expect(lists(world, 'orders')[0]).not.toContain('from=');
});
