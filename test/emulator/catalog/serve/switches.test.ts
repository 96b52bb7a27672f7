import { describe, expect, it } from 'vitest';
import type { CatalogSwitches } from '../../../../emulator/demo-catalog.ts';
import { demo } from '../demo.ts';

const total = (reply: { headers: Headers }) => Number(reply.headers.get('total'));
const iso = (core: string | null | undefined) => (core ?? '').replace(/^(\d+)\/(\d+)\/(\d+) ([\d:]+).*/, '$1-$2-$3T$4Z');

describe('the bounds of dates', () => {
  it('count as inside, or not, for both time formats', async () => {
    const orders = async (switches: CatalogSwitches) => {
      const catalog = demo({ switches });
      const time = iso(catalog.state.store.orders.rows[100]?.created_at);
      return total(await catalog.get(`/api/v1/orders?from=${time}`)) + total(await catalog.get(`/api/v1/orders?to=${time}`));
    };
    const tags = async (switches: CatalogSwitches) => {
      const catalog = demo({ switches });
      const time = catalog.state.store.tags.rows[4]?.created_at;
      return total(await catalog.get(`/api/v1/tags?created_at_from=${time}&created_at_to=${time}`));
    };

    expect([await orders({}), await orders({ dateBounds: 'exclusive' })]).toEqual([301, 299]);
    expect([await tags({}), await tags({ dateBounds: 'exclusive' })]).toEqual([1, 0]);
  });
});

describe('the time of orders', () => {
  it('is when they were made, or when they were paid: then unpaid ones are left out', async () => {
    const catalog = demo({ switches: { orderTime: 'paid' } });
    const paid = catalog.state.store.orders.rows.filter((order) => order.purchased_at !== null);
    const late = paid.find((order) => order.purchased_at !== order.created_at);
    const ids = async (query: string) => (await catalog.get(`/api/v1/orders?${query}`)).json.orders.map((order) => order.id);

    expect(total(await catalog.get('/api/v1/orders?from=2000-01-01'))).toBe(paid.length);
    expect(await ids(`from=${iso(late?.purchased_at)}&to=${iso(late?.purchased_at)}`)).toContain(late?.id);
    expect(await ids(`from=${iso(late?.created_at)}&to=${iso(late?.created_at)}`)).not.toContain(late?.id);
  });
});

describe('the time of bulk enrollments', () => {
  it.each(['created', 'paid', 'changed'] as const)('is when they were %s', async (bulkTime) => {
    const catalog = demo({ switches: { bulkTime } });
    const [bulk] = catalog.state.store.bulkEnrollments.rows;
    if (!bulk) throw new Error('no bulk enrollment');
    const times = { created: '2001/01/01', paid: '2001/02/01', changed: '2001/03/01' };
    const at = (day: string) => `${day} 00:00:00 +0000`;
    Object.assign(bulk, { created_at: at(times.created), purchased_at: at(times.paid), updated_at: at(times.changed) });
    const totals = await Promise.all(
      Object.values(times).map(async (day) => {
        const time = `${day.replaceAll('/', '-')}T00:00:00Z`;
        return total(await catalog.get(`/api/v1/order_items/history/bulk_enrollments?from=${time}&to=${time}`));
      }),
    );
    expect(totals).toEqual(Object.keys(times).map((name) => (name === bulkTime ? 1 : 0)));
  });
});

describe('a silent cap', () => {
  it('ends lists and figures early and says nothing', async () => {
    const catalog = demo({ switches: { silentCap: 15 } });

    const list = await catalog.get('/api/v1/courses?per_page=10&page=2');
    const figures = await catalog.send('POST', '/api/v1/analytics/orders', {});

    expect([list.json.courses.length, total(list), list.headers.get('link')?.includes('next')]).toEqual([5, 15, false]);
    expect(figures.json.orders).toHaveLength(15);
  });
});

describe('lists that lag', () => {
  it('show a write only some requests later, while the record itself shows it at once', async () => {
    const catalog = demo({ switches: { listsLag: 2 } });
    const id = catalog.state.store.courses.rows[0]?.id;
    const inList = async () => (await catalog.get('/api/v1/courses')).json.courses[0]?.title;
    const before = await inList();

    await catalog.send('PUT', `/api/v1/courses/${id}`, { course: { title: 'Fresh' } });

    expect((await catalog.get(`/api/v1/courses/${id}`)).json.course.title).toBe('Fresh');
    expect(await inList()).toBe(before);
    expect(await inList()).toBe('Fresh');
  });

  it('show writes one after the other', async () => {
    const catalog = demo({ switches: { listsLag: 1 } });
    const make = (name: string) => catalog.form('POST', '/api/v1/tags', { name });
    const names = async () => (await catalog.get('/api/v1/tags?per_page=100')).json.tags.slice(12).map((tag) => tag.name);

    await make('First');
    await make('Second');

    expect(await names()).toEqual(['First']);
    expect(await names()).toEqual(['First', 'Second']);
  });
});

describe('form encoding only', () => {
  it('refuses JSON where the documents show a form, and nowhere else', async () => {
    const catalog = demo({ switches: { formOnly: true } });
    const id = catalog.state.store.tags.rows[0]?.id;

    expect((await catalog.send('PUT', `/api/v1/tags/${id}`, { name: 'A' })).status).toBe(400);
    expect((await catalog.form('PUT', `/api/v1/tags/${id}`, { name: 'A' })).status).toBe(200);
    expect((await catalog.send('POST', '/api/v1/analytics/products', {})).status).toBe(200);
    const course = catalog.state.store.courses.rows[0]?.id;
    expect((await catalog.send('PUT', `/api/v1/courses/${course}`, { course: { title: 'A' } })).status).toBe(204);
    expect(catalog.violations()).toEqual([]);
  });
});

describe('the body of a DELETE', () => {
  const remove = async (switches: CatalogSwitches, inQuery: boolean) => {
    const catalog = demo({ switches });
    const ids = catalog.state.store.tags.rows.slice(0, 2).map((tag) => tag.id);
    const query = inQuery ? `?${ids.map((id) => `ids[]=${id}`).join('&')}` : '';
    return (await catalog.send('DELETE', `/api/v1/tags/bulk_delete${query}`, { ids })).status;
  };

  it('is read, gets lost, or must be said in the query', async () => {
    expect(await remove({}, false)).toBe(200);
    expect(await remove({ deleteBody: 'dropped' }, false)).toBe(400);
    expect(await remove({ deleteBody: 'dropped' }, true)).toBe(200);
    expect(await remove({ deleteBody: 'query-only' }, false)).toBe(400);
    expect(await remove({ deleteBody: 'query-only' }, true)).toBe(200);
  });

  it('is all that counts where the query is not read', async () => {
    const catalog = demo({ switches: { deleteBody: 'body-only' } });
    const ids = catalog.state.store.tags.rows.slice(0, 2).map((tag) => tag.id);
    const query = `?${ids.map((id) => `ids[]=${id}`).join('&')}`;

    expect((await catalog.send('DELETE', `/api/v1/tags/bulk_delete${query}`)).status).toBe(400);
    expect((await catalog.send('DELETE', '/api/v1/tags/bulk_delete', { ids })).status).toBe(200);
  });

  it('does not matter where there are no parameters', async () => {
    const catalog = demo({ switches: { deleteBody: 'query-only' } });

    expect((await catalog.send('DELETE', `/api/v1/tags/${catalog.state.store.tags.rows[0]?.id}`)).status).toBe(200);
  });
});

describe('texts that are cleaned', () => {
  it('lose scripts, frames and handlers when stored, and nothing else', async () => {
    const catalog = demo({ switches: { sanitizes: true } });
    const id = catalog.state.store.courses.rows[0]?.id;
    const description = '<p onclick="x()" class="a">Hi <b style=\'color:red\'>there</b></p><script>alert(1)</script>\r\n1 < 2 & 3';

    await catalog.send('PUT', `/api/v1/courses/${id}`, { course: { description, title: 'A <iframe src="x"></iframe>B' } });

    const { course } = (await catalog.get(`/api/v1/courses/${id}`)).json;
    expect(course.description).toBe('<p class="a">Hi <b>there</b></p>\r\n1 < 2 & 3');
    expect(course.title).toBe('A B');
  });
});

describe('the user of an enrollment', () => {
  it('is an ID only, or has a name and an address', async () => {
    const users = async (switches: CatalogSwitches) =>
      (await demo({ switches }).get('/api/v1/enrollments')).json.enrollments.flatMap(({ user }) => (user === null ? [] : [Object(user)]));
    const [plain, full] = [await users({}), await users({ enrollmentUser: 'full' })];

    expect(new Set(plain.map((user) => Object.keys(user).join()))).toEqual(new Set(['id']));
    expect(full[0]).toMatchObject({ id: plain[0]?.id, name: expect.stringMatching(/./), email: expect.stringContaining('@') });
  });
});

describe('a key that isn’t allowed to read users', () => {
  it('reads no user and no registration, but still the figures and the orders', async () => {
    const catalog = demo({ switches: { usersReadable: false } });
    const status = async (path: string) => (await catalog.get(path)).status;

    expect([await status('/api/v1/users'), await status('/api/v1/user_registrations'), await status('/api/v1/orders')]).toEqual([
      403, 403, 200,
    ]);
    expect((await catalog.send('POST', '/api/v1/analytics/users', {})).status).toBe(200);
    expect(catalog.violations()).toEqual([]);
  });
});

describe('the rows of figures', () => {
  it('are full, or have no names, amounts, and completion dates, while listings keep theirs', async () => {
    const rows = async (figuresRows: CatalogSwitches['figuresRows']) => {
      const catalog = demo({ switches: { figuresRows } });
      const [orders, products] = [
        (await catalog.send('POST', '/api/v1/analytics/orders', {})).json.orders[0],
        (await catalog.send('POST', '/api/v1/analytics/products', {})).json.products[0],
      ];
      expect(catalog.violations()).toEqual([]);
      return { orders, products };
    };
    const [full, bare] = [await rows('full'), await rows('bare')];

    expect(full.orders).toMatchObject({ revenue: expect.any(Number), purchaser: { name: expect.any(String) } });
    expect(Object.keys(bare.orders ?? {})).not.toContain('revenue');
    expect(Object.keys(Object(bare.orders?.purchaser))).toEqual(['id', 'canvas_user_id']);
    expect(bare.products).toEqual(full.products);
  });
});
