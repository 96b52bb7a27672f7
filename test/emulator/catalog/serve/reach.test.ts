import { describe, expect, it } from 'vitest';
import type { CatalogSwitches } from '../../../../emulator/demo-catalog.ts';
import { demo } from '../demo.ts';

/** Youth & Community Programs, and the summer academy below it. */
const below = [45, 52];

const world = (switches: CatalogSwitches = {}) => demo({ scale: 'medium', switches });

describe('the key of a subcatalog', () => {
  it('lists only the catalogs at and below its own', async () => {
    const { narrow } = world();

    expect((await narrow.get('/api/v1/catalogs')).json.catalogs.map((catalog) => catalog.id)).toEqual(below);
  });

  it('lists only records of these catalogs, and counts no others', async () => {
    const { narrow, state } = world();
    const courses = state.store.courses.rows.filter((course) => below.includes(course.catalog.id));
    const orders = state.store.orders.rows.filter((order) => below.includes(order.catalog.id));
    const ids = new Set(
      [...courses, ...state.store.programs.rows.filter((program) => below.includes(program.catalog.id))].map(({ id }) => id),
    );

    const shown = await narrow.get('/api/v1/courses?per_page=100');
    const enrollments = await narrow.get('/api/v1/enrollments?per_page=100');

    expect(shown.headers.get('total')).toBe(String(courses.length));
    expect(shown.json.courses.map((course) => course.id)).toEqual(courses.map((course) => course.id).slice(0, 100));
    expect((await narrow.get('/api/v1/orders')).headers.get('total')).toBe(String(orders.length));
    expect(enrollments.json.enrollments.every((row) => ids.has(Number(Object(row.listing).id)))).toBe(true);
    expect((await narrow.get('/api/v1/users?registered_in_catalog=false')).json.users).toEqual([]);
  });

  it('finds no foreign record, or is refused it, as the switch says', async () => {
    const { narrow, state } = world();
    const foreign = state.store.courses.rows.find((course) => course.catalog.id === 44);
    const own = state.store.courses.rows.find((course) => course.catalog.id === 52);

    expect((await narrow.get(`/api/v1/courses/${own?.id}`)).status).toBe(200);
    expect((await narrow.get(`/api/v1/courses/${foreign?.id}`)).status).toBe(404);
    expect((await narrow.send('PUT', `/api/v1/courses/${foreign?.id}`, { course: { title: 'Mine' } })).status).toBe(404);
    state.switches = { narrowKey: { foreign: '403' } };
    expect((await narrow.get(`/api/v1/courses/${foreign?.id}`)).status).toBe(403);
    expect((await narrow.get('/api/v1/courses/1')).status).toBe(404);
  });

  it('gets figures of its catalogs only, whatever accounts it asks for', async () => {
    const { narrow } = world();
    const accounts = async (kind: string, root: 'products' | 'orders' | 'enrollments' | 'users') =>
      new Set((await narrow.send('POST', `/api/v1/analytics/${kind}`, {})).json[root].map((row) => row.account_id));

    expect(await accounts('products', 'products')).toEqual(new Set(below));
    expect(await accounts('orders', 'orders')).toEqual(new Set(below));
    expect(await accounts('enrollments', 'enrollments')).toEqual(new Set(below));
    expect(await accounts('users', 'users')).toEqual(new Set(below));
    expect((await narrow.send('POST', '/api/v1/analytics/products', { account_ids: [41, 44] })).json.products).toEqual([]);
  });

  it('may be kept from people altogether', async () => {
    const catalog = world({ narrowKey: { users: 'forbidden' } });

    expect((await catalog.narrow.get('/api/v1/users')).status).toBe(403);
    expect((await catalog.narrow.get('/api/v1/user_registrations')).status).toBe(403);
    expect((await catalog.narrow.get('/api/v1/courses')).status).toBe(200);
    expect((await catalog.get('/api/v1/users')).status).toBe(200);
    expect(catalog.violations()).toEqual([]);
  });

  it('makes records in its own catalog, and in no other', async () => {
    const { narrow } = world();
    const course = { title: 'New', description: '', path: 'new', teaser: '', canvas_course_id: 1 };

    expect((await narrow.send('POST', '/api/v1/courses', { course })).json.course.catalog).toMatchObject({ id: 45 });
    expect((await narrow.send('POST', '/api/v1/courses', { course: { ...course, path: 'other', account_id: 44 } })).status).toBe(422);
  });

  it('sees the tags of its listings without the listings of others, and cannot rename them', async () => {
    const { narrow } = world();
    const { tags } = (await narrow.get('/api/v1/tags?per_page=100')).json;
    const own = new Set((await narrow.get('/api/v1/courses?per_page=100')).json.courses.map((course) => course.id));
    const carried = tags.flatMap((tag) => (Array.isArray(tag.assigned_listings) ? tag.assigned_listings : []));
    const courses = carried.filter((listing) => listing.type === 'COURSE');

    expect(courses.length).toBeGreaterThan(0);
    expect(courses.every((listing) => own.has(listing.id))).toBe(true);
    expect((await narrow.form('PUT', `/api/v1/tags/${tags[0]?.id}`, { name: 'Mine' })).status).toBe(403);
  });

  it('never gets into the log', async () => {
    const { narrow, state } = world();

    await narrow.get('/api/v1/courses?title=narrow');

    expect(JSON.stringify(state.requests)).not.toContain('narrow');
  });
});
