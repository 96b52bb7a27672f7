// Orders that are paid late, in a long tab that is refreshed twice and then read whole.
import { expect } from 'vitest';
import type { CatalogSwitches } from '../../emulator/demo-catalog.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import { openWorld, pull, rowsOf, type World } from './open-world.ts';

const DAY = 86_400_000;

export async function expectLatePayments(switches: CatalogSwitches): Promise<void> {
  const world = await openWorld({ catalog: { scale: { orders: 1_950, courses: 8, users: 20 }, switches } });
  const late = newOrder(world, { created_at: stamp(5), purchased_at: null });
  const failing = newOrder(world, { created_at: stamp(2), purchased_at: null });
  pull(world, 'orders');
  lists(world, 'orders');

  const fresh = newOrder(world, { created_at: stamp(0), purchased_at: stamp(0) });
  world.catalog.mutate({ type: 'update', resource: 'orders', id: late, fields: { purchased_at: stamp(0) } });
  world.catalog.mutate({ type: 'delete', resource: 'orders', id: failing });
  expect(pull(world, 'orders')).toMatchObject({ added: 1, changed: 1, removed: 1, complete: true });
  expect(lists(world, 'orders')).toHaveLength(1);
  const paid = new Map(rowsOf(world, 'Orders').map((row) => [row.ID, row.Purchased !== '']));
  expect([late, fresh, failing].map((id) => paid.get(String(id)))).toEqual([true, true, undefined]);

  // A second one, and then everything: nothing is left to change.
  newOrder(world, { created_at: stamp(0), purchased_at: stamp(0) });
  expect(pull(world, 'orders')).toMatchObject({ added: 1, changed: 0, removed: 0 });
  expect(readWhole(world, 'orders')).toMatchObject({ added: 0, changed: 0, removed: 0 });
}

/** As the API writes times of orders. */
export const stamp = (daysAgo: number) =>
  new Date(Date.now() - daysAgo * DAY).toISOString().replace('T', ' ').replace(/-/g, '/').slice(0, 19).concat(' +0000');

/** Reads everything again, and answers what that still changed. */
export function readWhole({ person }: World, resource: string): PullSummary {
  const input = { resource, filters: {}, fromStart: true };
  return person.finish<{ job: string; phase: string; count: number; text: string; pulled: PullSummary }>('pull', input).pulled;
}

/** Addresses of the lists that were asked since the last look. */
export function lists({ catalog }: World, resource: string): string[] {
  const paths = catalog.requests().flatMap(({ path }) => (path.startsWith(`/api/v1/${resource}?`) ? [path] : []));
  catalog.clearRequests();
  return paths;
}

function newOrder({ catalog }: World, fields: Record<string, unknown>): number {
  catalog.mutate({ type: 'create', resource: 'orders', fields });
  return Number(catalog.records('orders').at(-1)?.id);
}
