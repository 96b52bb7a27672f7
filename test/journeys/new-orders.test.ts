import { describe, expect, it } from 'vitest';
import { buy, delivered, deliveryTabs, NEW_ORDERS, pay, type Run, runAt, TAB } from '../support/new-orders.ts';
import { dumpOf, openWorld, rowsOf, type World } from '../support/open-world.ts';
import { slowly } from '../support/runs.ts';

// November 29, 12:00 PM in New York.
const clock = Date.parse('2026-11-29T17:00:00Z');
const scale = { courses: 6, programs: 2, orders: 4, enrollments: 4, users: 10 };
const open = (catalog = {}) => openWorld({ host: { clock, timeZone: 'America/New_York' }, catalog: { scale, clock, ...catalog } });
const FIRST = { from: '2026-11-29' };

/** Empties Catalog’s orders, so that only those of a test are there. */
async function openEmpty(catalog = {}): Promise<World> {
  const world = await open(catalog);
  for (const { id } of world.catalog.records('orders')) world.catalog.mutate({ type: 'delete', resource: 'orders', id: Number(id) });
  return world;
}

describe('the report New orders', () => {
  it('delivers each item once: what is paid at the first run, what is paid later, and then nothing', async () => {
    const world = await openEmpty();
    const unpaid = buy(world, { created: '2026-11-29T16:58:00Z' });
    const paid = buy(world, { created: '2026-11-29T16:59:00Z', paid: '2026-11-29T17:03:00Z', items: 2 });

    expect(runAt(world, '2026-11-29T17:05:00Z').text).toBe('New orders: 2 order items.');
    expect(delivered(world)).toEqual([`${paid}-1`, `${paid}-2`]);

    pay(world, unpaid, '2026-11-29T17:20:00Z');
    expect(runAt(world, '2026-11-29T17:20:30Z').text).toBe('New orders: 1 order item.');
    expect(delivered(world)).toEqual([`${paid}-1`, `${paid}-2`, `${unpaid}-1`]);
    const before = dumpOf(world, TAB);

    expect(runAt(world, '2026-11-29T18:00:00Z').text).toBe('No new orders since Nov 29, 12:20 PM.');
    expect(dumpOf(world, TAB)).toEqual(before);
  });

  it('shows when it was delivered, the price, and who bought, with a blank buyer for an order without one', async () => {
    const world = await openEmpty();
    buy(world, { created: '2026-11-29T16:59:00Z', paid: '2026-11-29T17:03:00Z', user: null });

    runAt(world, '2026-11-29T17:05:00Z');

    expect(rowsOf(world, TAB)[0]).toMatchObject({
      Delivered: '2026-11-29 12:05',
      Purchased: '2026-11-29 12:03',
      Buyer: '',
      Price: '100.00',
      Discount: '10.00',
      Paid: '90.00',
      Line: '1',
    });
  });

  it('starts today unless another day is chosen, and finds what was paid late', async () => {
    const world = await openEmpty();
    const before = buy(world, { created: '2026-11-27T12:00:00Z', paid: '2026-11-29T04:59:59Z' });
    const today = buy(world, { created: '2026-11-27T12:00:00Z', paid: '2026-11-29T05:00:00Z' });
    runAt(world, '2026-11-29T17:05:00Z');
    expect(delivered(world)).toEqual([`${today}-1`]);

    runAt(world, '2026-11-29T17:10:00Z', { from: '2026-11-28' });

    expect(delivered(world)).toEqual([`${today}-1`, `${before}-1`]);
  });

  it('finds an order that is paid weeks after it was started, seen before or not', async () => {
    const world = await openEmpty();
    const seen = buy(world, { created: '2026-11-23T12:00:00Z' });
    const old = buy(world, { created: '2026-10-15T12:00:00Z' });
    runAt(world, '2026-11-29T17:05:00Z');
    runAt(world, '2026-12-05T12:00:00Z');
    pay(world, seen, '2026-12-06T12:00:00Z');
    pay(world, old, '2026-12-06T12:00:00Z');
    expect(runAt(world, '2026-12-06T13:00:00Z').text).toBe('New orders: 1 order item.');
    expect(delivered(world)).toEqual([`${seen}-1`]);

    runAt(world, '2026-12-07T13:00:00Z');

    expect(delivered(world)).toEqual([`${seen}-1`, `${old}-1`]);
  });

  it('keeps notes in their rows after a sort and new rows, and doesn’t deliver deleted rows again', async () => {
    const world = await openEmpty();
    const { host } = world;
    const orders = [1, 2, 3].map((minute) => buy(world, { created: '2026-11-29T16:00:00Z', paid: `2026-11-29T16:0${minute}:00Z` }));
    runAt(world, '2026-11-29T17:05:00Z');
    host.workbook.insertColumns(TAB, 1, 1);
    host.workbook.edit(TAB, 'B1', 'Notes');
    host.workbook.edit(TAB, 'B2', 'called');
    host.workbook.deleteRows(TAB, 3, 1);
    const line = world.person.at(TAB, 'Purchased', 1).replace(/\d+$/, '').charCodeAt(0) - 64;
    host.workbook.sort(TAB, line, false);
    const later = buy(world, { created: '2026-11-29T17:10:00Z', paid: '2026-11-29T17:11:00Z' });

    runAt(world, '2026-11-29T17:15:00Z');

    expect(delivered(world)).toEqual([`${orders[2]}-1`, `${orders[0]}-1`, `${later}-1`]);
    expect(rowsOf(world, TAB).find(({ Notes }) => Notes === 'called')?.Row).toBe(`${orders[0]}-1`);
  });

  it('keeps delivered what one catalog or listing has delivered, when all are wanted', async () => {
    const world = await open();
    const [order] = world.catalog.records('orders').filter(({ purchased_at }) => purchased_at !== null);
    const catalog = order?.catalog as { id: number; name: string };
    const all = { from: '2020-01-01' };
    runAt(world, '2026-11-29T17:05:00Z', { ...all, catalog_id: [catalog.name] });
    const first = delivered(world);
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(rowsOf(world, TAB).map((row) => row.Catalog))).toEqual(new Set([catalog.name]));

    runAt(world, '2026-11-29T17:10:00Z', all);

    const paid = world.catalog.records('orders').filter(({ purchased_at }) => purchased_at !== null);
    const every = paid.flatMap(({ id, listings }) => (listings as unknown[]).map((_, index) => `${id}-${index + 1}`));
    expect(delivered(world).slice(0, first.length)).toEqual(first);
    expect(delivered(world).sort()).toEqual(every.sort());
  });

  it('delivers the other item of an order whose first item one listing has delivered', async () => {
    const world = await openEmpty();
    const order = buy(world, { created: '2026-11-29T16:00:00Z', paid: '2026-11-29T16:01:00Z', items: 2 });
    const [, second] = world.catalog.records('courses');
    runAt(world, '2026-11-29T17:05:00Z', { listing_id: [String(second?.title)] });
    expect(delivered(world)).toEqual([`${order}-2`]);

    runAt(world, '2026-11-29T17:10:00Z');

    expect(delivered(world)).toEqual([`${order}-2`, `${order}-1`]);
  });

  it('delivers an order that is paid while pages are read in this run or the next, and never twice', async () => {
    for (const request of [1, 2, 3]) {
      const world = await openEmpty({ scale: { ...scale, orders: 4 }, switches: { perPageIgnored: 3 } });
      const orders = Array.from({ length: 8 }, () => buy(world, { created: '2026-11-29T16:00:00Z', paid: '2026-11-29T16:01:00Z' }));
      const late = buy(world, { created: '2026-11-29T16:30:00Z' });
      world.catalog.at(request, 'before', {
        type: 'update',
        resource: 'orders',
        id: late,
        fields: { purchased_at: '2026/11/29 17:04:00 +0000' },
      });
      runAt(world, '2026-11-29T17:05:00Z');
      runAt(world, '2026-11-29T17:10:00Z');
      expect(delivered(world).sort()).toEqual([...orders, late].map((id) => `${id}-1`).sort());
    }
  });

  it('makes a tab for each delivery if wanted, none if there is nothing, and only one in a refresh of all tabs', async () => {
    const world = await openEmpty();
    const fresh = { ...FIRST, fresh: 'true' };
    const paid = '2026-11-29T13:00:00Z';
    const [one, two, three] = [1, 2, 3].map(() => buy(world, { created: '2026-11-29T12:00:00Z' }));
    pay(world, one ?? 0, paid);
    expect(runAt(world, '2026-11-29T14:13:00Z', fresh).pulled.name).toBe('New orders, Nov 29 9.13 AM');
    expect(runAt(world, '2026-11-29T14:14:00Z', fresh).text).toBe('No new orders since Nov 29, 9:13 AM.');
    pay(world, two ?? 0, paid);
    expect(runAt(world, '2026-11-29T15:00:00Z', fresh).pulled.name).toBe('New orders, Nov 29 10.00 AM');
    pay(world, three ?? 0, paid);
    world.host.setClock(Date.parse('2026-11-29T16:00:00Z'));

    expect(world.person.ask<{ names: string[]; problems: unknown[] }>('refreshAll', {}).problems).toEqual([]);

    const tabs = ['New orders, Nov 29 9.13 AM', 'New orders, Nov 29 10.00 AM', 'New orders, Nov 29 11.00 AM'];
    expect(deliveryTabs(world)).toEqual(tabs);
    expect(tabs.map((tab) => delivered(world, tab))).toEqual([[`${one}-1`], [`${two}-1`], [`${three}-1`]]);
  });

  it('delivers unpaid orders if wanted, and not again when they’re paid', async () => {
    const world = await openEmpty();
    const order = buy(world, { created: '2026-11-29T16:00:00Z' });
    runAt(world, '2026-11-29T17:05:00Z', { unpaid: 'true' });
    expect(rowsOf(world, TAB)).toMatchObject([{ Row: `${order}-1`, Purchased: '' }]);
    pay(world, order, '2026-11-29T17:10:00Z');
    runAt(world, '2026-11-29T17:15:00Z', { unpaid: 'true' });
    expect(delivered(world)).toEqual([`${order}-1`]);
  });

  it('asks for one page a day once it has run, and goes on where a step has stopped', async () => {
    const world = await open({ scale: { ...scale, orders: 350 } });
    runAt(world, '2026-11-29T17:05:00Z', { from: '2026-11-01' });
    const before = delivered(world);
    const order = buy(world, { created: '2026-11-30T12:00:00Z', paid: '2026-11-30T12:01:00Z' });
    world.catalog.clearRequests();

    runAt(world, '2026-11-30T17:05:00Z', { from: '2026-11-01' });

    const lists = world.catalog.requests().filter(({ path }) => path.startsWith('/api/v1/orders?'));
    expect(lists.length).toBeLessThanOrEqual(3);
    expect(delivered(world)).toEqual([...before, `${order}-1`]);

    const other = buy(world, { created: '2026-11-30T18:00:00Z', paid: '2026-11-30T18:01:00Z' });
    world.catalog.setSwitches({ perPageIgnored: 5, paging: 'link-only' });
    world.host.setClock(Date.parse('2026-11-30T19:00:00Z'));
    world.catalog.setClock(Date.parse('2026-11-30T19:00:00Z'));
    let steps = 0;
    let progress = slowly(world.host, () => world.person.ask<Run>('pull', { resource: NEW_ORDERS, filters: { from: '2026-11-01' } }));
    for (; progress.phase !== 'done'; steps += 1) progress = slowly(world.host, () => world.person.ask<Run>('step', { job: progress.job }));
    expect(steps).toBeGreaterThan(0);
    expect(delivered(world)).toEqual([...before, `${order}-1`, `${other}-1`]);
  });

  it('leaves personal data out if it was removed, keeps the delivered rows, and goes on', async () => {
    const world = await open();
    runAt(world, '2026-11-29T17:05:00Z', { from: '2020-01-01' });
    const before = delivered(world);
    expect(rowsOf(world, TAB).some(({ Buyer }) => Buyer !== '')).toBe(true);

    while (!world.person.ask<{ done: boolean }>('removePersonal', { confirmed: 'remove personal data' }).done);
    const order = buy(world, { created: '2026-11-29T17:10:00Z', paid: '2026-11-29T17:11:00Z' });
    runAt(world, '2026-11-29T17:15:00Z', { from: '2020-01-01' });

    expect(delivered(world)).toEqual([...before, `${order}-1`]);
    expect(rowsOf(world, TAB).every(({ Buyer, Email }) => Buyer === '' && Email === '')).toBe(true);
  });
});
