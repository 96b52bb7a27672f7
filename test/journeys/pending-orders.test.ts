// Orders that weren’t paid yet when a long tab was pulled. Catalog’s filter by time doesn’t return them when they are paid.
import { expect, it } from 'vitest';
import { lists, stamp } from '../support/late-payments.ts';
import { openWorld, pull, rowsOf, type World } from '../support/open-world.ts';

/** Makes the tab count as one that is too long for a full pull each time. */
function lengthen({ host }: World, tab: string): void {
  const { id, rows } = host.workbook.sheets().find(({ name }) => name === tab) ?? { id: 0, rows: 0 };
  host.workbook.insertRows(tab, rows, 2_000);
  host.workbook.edit(tab, `A${rows + 2_000}`, 'end');
  const name = `tab.${id}`;
  host.properties.document[name] = JSON.stringify({ ...JSON.parse(host.properties.document[name] ?? ''), rows: 1_950 });
}

it('shows in an incremental pull that an order was paid late, or removes it if it was deleted', async () => {
  const world = await openWorld({
    catalog: { scale: { orders: 20, courses: 4, users: 6, enrollments: 4 }, switches: { orderTime: 'paid' } },
  });
  const { catalog } = world;
  const unpaid = { created_at: stamp(2), purchased_at: null };
  for (let count = 0; count < 2; count += 1) catalog.mutate({ type: 'create', resource: 'orders', fields: unpaid });
  const [late, deleted] = catalog
    .records('orders')
    .slice(-2)
    .map(({ id }) => Number(id));
  pull(world, 'orders');
  lengthen(world, 'Orders');
  catalog.mutate({ type: 'update', resource: 'orders', id: late ?? 0, fields: { purchased_at: stamp(1) } });
  catalog.mutate({ type: 'delete', resource: 'orders', id: deleted ?? 0 });
  lists(world, 'orders');

  expect(pull(world, 'orders')).toMatchObject({ changed: 1, removed: 1 });
  expect(lists(world, 'orders')).toHaveLength(1);
  const isPaid = new Map(rowsOf(world, 'Orders').map(({ ID, Purchased }) => [ID, Purchased !== '']));
  expect([late, deleted].map((id) => isPaid.get(String(id)))).toEqual([true, undefined]);
});
