// A program that nobody here wrote: `got` reads lists by following `rel="next"` as its makers understand it.
import got from 'got';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCatalog } from '../../../emulator/catalog/start-catalog.ts';
import type { CatalogServer } from '../../../emulator/demo-catalog.ts';

let catalog: CatalogServer;
beforeAll(async () => {
  catalog = await startCatalog({ scale: { orders: 1_234 } });
});
afterAll(() => catalog.close());
beforeEach(() => catalog.clearRequests());

const pull = (query: string, key = catalog.keys.root) =>
  got.paginate.all<Record<string, unknown>, string>(`${catalog.url}/api/v1/orders?${query}`, {
    headers: { authorization: `Token token="${key}"` },
    pagination: { transform: (response) => JSON.parse(response.body).orders },
  });
const violations = () => catalog.requests().flatMap((request) => request.violations);

describe('a foreign client that follows links', () => {
  it('pulls every order once, in order', async () => {
    expect(await pull('per_page=100')).toEqual(catalog.records('orders'));

    expect(catalog.operations()).toEqual({ listOrders: 13 });
    expect(violations()).toEqual([]);
  });

  it('keeps a filter on every page', async () => {
    const done = catalog.records('orders').filter((order) => order.purchased_at !== null);

    expect(await pull('completed=true&per_page=50')).toEqual(done);
    expect(violations()).toEqual([]);
  });

  it('pulls only what the key of a subcatalog reaches', async () => {
    const below = catalog.records('orders').filter((order) => [45, 52].includes(Number(order.catalog_id)));

    expect(await pull('per_page=100', catalog.keys.subcatalog)).toEqual(below);
  });

  it('finds its way where nothing but links is sent', async () => {
    catalog.setSwitches({ paging: 'link-only', perPageIgnored: 300 });

    expect(await pull('')).toHaveLength(1_234);
    catalog.setSwitches({});
  });
});
