import { describe, expect, it } from 'vitest';
import { demo } from '../demo.ts';

describe('reading orders', () => {
  it('keeps a span of time with both ends included', async () => {
    const catalog = demo();
    const order = catalog.state.store.orders.rows[100];
    const iso = order?.created_at.replace(/^(\d+)\/(\d+)\/(\d+) ([\d:]+).*/, '$1-$2-$3T$4Z');
    const ids = async (query: string) => (await catalog.get(`/api/v1/orders?${query}`)).json.orders.map((row) => row.id);

    expect(await ids(`from=${iso}&to=${iso}`)).toEqual([order?.id]);
    expect(await ids(`from=${iso}&per_page=1`)).toEqual([order?.id]);
    expect(await ids(`from=2100-01-01`)).toEqual([]);
    expect((await catalog.get('/api/v1/orders?from=never')).status).toBe(400);
  });

  it('keeps one buyer or several', async () => {
    const catalog = demo();
    const [one, two] = [...new Set(catalog.state.store.orders.rows.flatMap((order) => order.user?.id ?? []))];
    const buyers = async (query: string) =>
      new Set((await catalog.get(`/api/v1/orders?per_page=100&${query}`)).json.orders.map((order) => Object(order.user).id));

    expect(await buyers(`canvas_user_id=${one}`)).toEqual(new Set([one]));
    expect(await buyers(`canvas_user_id[]=${one}&canvas_user_id[]=${two}`)).toEqual(new Set([one, two]));
  });

  it('takes any value of completed as a wish for completed orders', async () => {
    const { orders } = (await demo().get('/api/v1/orders?completed=false&per_page=100')).json;

    expect(orders.every((order) => order.purchased_at !== null)).toBe(true);
  });

  it('lacks what came later in the older shape', async () => {
    const catalog = demo({ switches: { shape: 'old' } });
    const order = catalog.state.store.orders.rows.find((candidate) => candidate.promotions.length > 0);

    const { text } = await catalog.get(`/api/v1/orders/${order?.id}`);

    expect(text).toContain('"promotions":[{');
    expect(text).not.toContain('discounted_amount');
    expect(text).not.toContain('listing_id');
  });
});

describe('reading users', () => {
  it('tells people of Catalog from those of Canvas, and finds one by Canvas user id', async () => {
    const catalog = demo();
    const [user] = catalog.state.store.users.rows;
    const count = async (query: string) => Number((await catalog.get(`/api/v1/users?${query}`)).headers.get('total'));

    expect((await count('registered_in_catalog=true')) + (await count('registered_in_catalog=false'))).toBe(60);
    expect((await catalog.get(`/api/v1/users?canvas_user_id=${user?.canvas_user_id}`)).json.users).toEqual([user]);
    expect((await catalog.get(`/api/v1/users/${user?.canvas_user_id}`)).status).toBe(404);
  });
});

describe('reading catalogs', () => {
  it('puts a single one under account, and lacks what came later in the older shape', async () => {
    const current = (await demo().get('/api/v1/catalogs/44')).json.account;
    const old = (await demo({ switches: { shape: 'old' } }).get('/api/v1/catalogs/44')).json.account;

    expect(current).toMatchObject({ id: 44, parent: { id: 41 }, measurement: 'credit' });
    expect(old).not.toHaveProperty('measurement');
  });
});

describe('reading waitlists', () => {
  it('keeps applicants in one state', async () => {
    const catalog = demo();
    const wanted = catalog.state.store.applicants.rows.filter((applicant) => applicant.status === 'waitlist');

    expect(wanted.length).toBeGreaterThan(0);
    expect((await catalog.get('/api/v1/applicants?status=waitlist')).json.applicants).toEqual(wanted);
  });
});

describe('reading figures of listings', () => {
  const rows = async (filters: object) => (await demo().send('POST', '/api/v1/analytics/products', filters)).json.products;

  it('has a row for every course and program, deleted courses too', async () => {
    const all = await rows({});

    expect(all).toHaveLength(34);
    expect(new Set(all.map((row) => row.product_status))).toEqual(new Set(['OPEN', 'CLOSED', 'DELETED']));
  });

  it('adds up what was sold', async () => {
    const catalog = demo();
    const all = (await catalog.send('POST', '/api/v1/analytics/products', {})).json.products;
    const sold = catalog.state.store.orders.rows
      .filter((order) => order.purchased_at !== null)
      .reduce((sum, order) => sum + Number(order.total), 0);

    expect(all.reduce((sum, row) => sum + Number(row.revenue), 0)).toBeCloseTo(sold, 2);
    expect(all.reduce((sum, row) => sum + Number(row.enrollment_count), 0)).toBe(catalog.state.store.enrollments.rows.length);
  });

  it('filters by catalog, state, counts, prices and promotions', async () => {
    expect((await rows({ account_ids: [44] })).every((row) => row.account_id === 44)).toBe(true);
    expect((await rows({ product_statuses: ['DELETED'] })).length).toBe(2);
    expect(
      (await rows({ enrollment_count_min: 3, enrollment_count_max: 5 })).every((row) => [3, 4, 5].includes(Number(row.enrollment_count))),
    ).toBe(true);
    expect((await rows({ listing_price_max: 0 })).every((row) => row.list_price === 0)).toBe(true);
    expect(
      (await rows({ promo_codes: ['NOT_APPLIED'] })).every((row) => Array.isArray(row.promo_codes) && row.promo_codes.length === 0),
    ).toBe(true);
    expect(await rows({ creation_date_from: '2100-01-01' })).toEqual([]);
    expect(await rows({ certificate_offered: true, revenue_min: 1e9 })).toEqual([]);
  });

  it('comes in pages from 0 only when a size is asked for', async () => {
    const catalog = demo({ switches: { analyticsEnvelope: 'envelope' } });

    const page = (await catalog.send('POST', '/api/v1/analytics/products', { page: 1, size: 20 })).json;

    expect(page.content).toHaveLength(14);
    expect(page.page).toEqual({ number: 1, size: 20, totalElements: 34, totalPages: 2 });
  });
});
