// Orders that come in, and runs of the report that delivers them.
import type { PullSummary } from '../../src/protocol/jobs.ts';
import { rowsOf, type World } from './open-world.ts';

export const NEW_ORDERS = 'report/new_orders';
export const TAB = 'New orders';

export interface Run {
  job: string;
  phase: string;
  count: number;
  text: string;
  pulled: PullSummary;
}

export interface Bought {
  created: string;
  paid?: string;
  /** How many items, each another course. */
  items?: number;
  user?: null;
}

/** Stores an order, and returns its ID. Times are ISO texts. */
export function buy({ catalog }: Pick<World, 'catalog'>, { created, paid, items = 1, user }: Bought): number {
  const courses = catalog.records('courses').slice(0, items);
  const listings = courses.map(({ id, title }) => ({ id, title, amount: '100.0', discounted_amount: '90.0' }));
  catalog.mutate({
    type: 'create',
    resource: 'orders',
    fields: {
      created_at: core(created),
      purchased_at: paid === undefined ? null : core(paid),
      listings,
      ...(user === null ? { user } : {}),
    },
  });
  return Number(catalog.records('orders').at(-1)?.id);
}

export function pay({ catalog }: Pick<World, 'catalog'>, id: number, paid: string): void {
  catalog.mutate({ type: 'update', resource: 'orders', id, fields: { purchased_at: core(paid) } });
}

/** As Catalog writes times of orders. */
function core(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/-/g, '/').replace('T', ' ')} +0000`;
}

/** Sets both clocks, and runs the report. */
export function runAt(world: World, time: string, filters: Record<string, string | string[]> = {}): Run {
  world.host.setClock(Date.parse(time));
  world.catalog.setClock(Date.parse(time));
  // A page expires after a while.
  world.host.click('Open sidebar');
  return world.person.finish<Run>('pull', { resource: NEW_ORDERS, filters });
}

/** Returns the keys of the delivered rows in their order. */
export function delivered(world: Pick<World, 'host'>, tab = TAB): string[] {
  return rowsOf(world, tab).flatMap(({ Row }) => Row || []);
}

/** Returns the names of the visible tabs of the report. */
export function deliveryTabs({ host }: Pick<World, 'host'>): string[] {
  return host.workbook.sheets().flatMap(({ name, hidden }) => (!hidden && name.startsWith(TAB) ? [name] : []));
}
