import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCatalog } from '../../../emulator/catalog/start-catalog.ts';
import type { CatalogServer } from '../../../emulator/demo-catalog.ts';

describe('a demo Catalog in its own thread', () => {
  let catalog: CatalogServer;
  beforeAll(async () => {
    catalog = await startCatalog({ seed: 3, scale: { courses: 10, orders: 40 } });
  });
  afterAll(() => catalog.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(catalog.url + path, {
      ...init,
      headers: { authorization: `Token token="${catalog.apiKey}"`, 'content-type': 'application/json' },
    });
    return { status: response.status, body: await response.text() };
  };

  it('serves HTTP and logs what it was asked, never with the key', async () => {
    catalog.clearRequests();

    const { status, body } = await ask('/api/v1/courses?per_page=100');

    expect(status).toBe(200);
    expect(JSON.parse(body).courses).toHaveLength(10);
    expect(catalog.requests()).toMatchObject([
      { method: 'GET', path: '/api/v1/courses?per_page=100', operationId: 'listCourses', status: 200, fault: false, violations: [] },
    ]);
    expect(catalog.operations()).toEqual({ listCourses: 1 });
    expect(JSON.stringify(catalog.requests())).not.toContain(catalog.apiKey);
  });

  it('shows the stored records, with what the API never shows', async () => {
    const id = Number(catalog.records('courses')[0]?.id);

    await ask(`/api/v1/courses/${id}`, { method: 'PUT', body: JSON.stringify({ course: { days_to_complete: 77 } }) });

    expect(catalog.records('courses')[0]).toMatchObject({ id, days_to_complete: 77 });
    expect((await ask(`/api/v1/courses/${id}`)).body).not.toContain('days_to_complete');
  });

  it('lets a colleague change, make and delete records without a request', async () => {
    catalog.clearRequests();
    const [course] = catalog.records('courses');
    const id = Number(course?.id);

    catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'Changed by a colleague' } });
    catalog.mutate({ type: 'create', resource: 'courses', fields: { title: 'Made by a colleague', listing_path: 'made' } });
    const after = catalog.records('courses');
    catalog.mutate({ type: 'delete', resource: 'courses', id });

    expect(after[0]).toMatchObject({ id, title: 'Changed by a colleague' });
    expect(after[0]?.updated_at).not.toBe(course?.updated_at);
    expect(after.pop()).toMatchObject({ title: 'Made by a colleague', type: 'Course' });
    expect(catalog.requests()).toEqual([]);
    expect((await ask(`/api/v1/courses/${id}`)).status).toBe(404);
  });

  it('comes back to what it was when it was kept, as often as wanted', async () => {
    const all = () => [catalog.records('courses'), catalog.records('tags'), catalog.requests()];
    const [first] = catalog.records('courses');
    const kept = all();
    const back = catalog.keep();
    const change = async () => {
      catalog.setFaults([{ match: 'DELETE', answer: '500' }]);
      catalog.mutate({ type: 'create', resource: 'courses', fields: { title: 'Made meanwhile', tag_names: ['Meanwhile'] } });
      await ask(`/api/v1/courses/${first?.id}`, { method: 'PUT', body: JSON.stringify({ course: { title: 'Changed' } }) });
      return catalog.records('courses').map(({ id, title }) => [id, title]);
    };
    const changed = await change();

    back();
    expect(all()).toEqual(kept);
    expect(await change()).toEqual(changed);
    back();

    expect(all()).toEqual(kept);
    expect((await ask(`/api/v1/courses/${first?.id}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('knows its records by the names of the API', () => {
    expect(catalog.records('account_admins').length).toBeGreaterThan(0);
    expect(catalog.records('bulk_enrollments')[0]).toHaveProperty('seats');
    expect(catalog.records('user_registrations')[0]).toHaveProperty('catalog.name');
    expect(catalog.records('programs')[1]).toMatchObject({ type: 'Program', requirements: [{ type: 'Course' }] });
  });

  it('says what is wrong with a change', () => {
    expect(() => catalog.mutate({ type: 'delete', resource: 'courses', id: 1 })).toThrow('no record 1 in courses');
    expect(() => catalog.records('wishes')).toThrow('has no wishes');
  });

  it('can change a record just before and just after a request acts', async () => {
    const [, , course] = catalog.records('courses');
    const id = Number(course?.id);
    catalog.at(1, 'before', { type: 'update', resource: 'courses', id, fields: { title: 'Before' } });
    catalog.at(2, 'after', { type: 'update', resource: 'courses', id, fields: { title: 'After' } });

    const first = await ask(`/api/v1/courses/${id}`);
    const second = await ask(`/api/v1/courses/${id}`);
    const third = await ask(`/api/v1/courses/${id}`);

    expect([first, second, third].map(({ body }) => JSON.parse(body).course.title)).toEqual(['Before', 'Before', 'After']);
  });

  it('takes new switches while it runs', async () => {
    catalog.setSwitches({ unknownParameters: 'ignored' });
    expect((await ask('/api/v1/courses?nonsense=1')).status).toBe(200);

    catalog.setSwitches({});
    expect((await ask('/api/v1/courses?nonsense=1')).status).toBe(400);
  });

  it('answers requests that come at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(`/api/v1/orders?per_page=5&page=${(index % 8) + 1}`)));

    expect(replies.every(({ status }) => status === 200)).toBe(true);
  });

  it('is not found any more after it was closed', async () => {
    const other = await startCatalog({ scale: { courses: 1, orders: 1, enrollments: 0, users: 1, tags: 0 } });
    await other.close();

    await expect(fetch(`${other.url}/api/v1/courses`)).rejects.toThrow();
  });

  it('says so when its port is taken', async () => {
    await expect(startCatalog({ port: Number(new URL(catalog.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});

describe('two demo Catalogs side by side', () => {
  let production: CatalogServer;
  let test: CatalogServer;
  beforeAll(async () => {
    [production, test] = await Promise.all([startCatalog(), startCatalog({ name: 'test' })]);
  });
  afterAll(() => Promise.all([production.close(), test.close()]));

  const statusOf = async (catalog: CatalogServer, key: string) =>
    (await fetch(`${catalog.url}/api/v1/catalogs`, { headers: { authorization: `Token token="${key}"` } })).status;

  it('have keys of their own, of which each takes only its own', async () => {
    expect(new Set([production.keys.root, production.keys.subcatalog, test.keys.root, test.keys.subcatalog]).size).toBe(4);
    expect([production.apiKey, test.apiKey]).toEqual([production.keys.root, test.keys.root]);
    expect(await statusOf(production, production.keys.subcatalog)).toBe(200);
    expect(await statusOf(test, test.keys.root)).toBe(200);
    expect(await statusOf(test, production.keys.root)).toBe(401);
  });

  it('hold other records under ids that both have, and live at other hosts', () => {
    const ids = new Set(production.records('orders').map((order) => order.id));
    const shared = test.records('orders').filter((order) => ids.has(order.id));

    expect(shared.length).toBeGreaterThan(0);
    expect(test.records('orders')).not.toEqual(production.records('orders'));
    expect(test.records('catalogs').every((catalog) => String(catalog.url).includes('-test.'))).toBe(true);
  });
});
