import { describe, expect, it } from 'vitest';
import { readTime } from '../../../../emulator/catalog/store/times.ts';
import type { CatalogSwitches } from '../../../../emulator/demo-catalog.ts';
import { type Demo, demo } from '../demo.ts';

function first(catalog: Demo) {
  const [course] = catalog.state.store.courses.rows;
  if (course === undefined) throw new Error('The demo Catalog has no course.');
  return course;
}

async function titlesBy(filter: string): Promise<unknown[]> {
  const reply = await demo().get(`/api/v1/courses?per_page=100&${filter}`);
  return reply.json.courses.map((course) => course.title);
}

async function refusal(course: object, switches: CatalogSwitches = {}) {
  const catalog = demo({ switches });
  const before = { ...first(catalog) };
  const reply = await catalog.send('PUT', `/api/v1/courses/${before.id}`, { course });
  expect(reply.status).toBe(422);
  expect(first(catalog)).toEqual(before);
  return reply.json.errors;
}

describe('listing courses', () => {
  it('finds a part of title, path and description in any case', async () => {
    expect(await titlesBy('title=DESIGN')).toEqual(['UX Design in Practice', '=Design & Build']);
    expect(await titlesBy('listing_path=early-learning')).toEqual(['3-4 Year Olds: Early Learning']);
    // All but the two that are planted without a description.
    expect((await titlesBy('description=write%20to%20us')).length).toBe(22);
  });

  it('finds by tag, and by one word in title, description or tags', async () => {
    const { store } = demo().state;
    const tagged = store.courses.rows.filter((course) => course.tag_names.includes('Führung')).map((course) => course.title);

    expect(await titlesBy(`tag_name=${encodeURIComponent('führung')}`)).toEqual(tagged);
    expect(await titlesBy(`query=${encodeURIComponent('Führung')}`)).toEqual(
      expect.arrayContaining([...tagged, 'Über-Leadership: Führung für Einsteiger']),
    );
  });

  it('tells what is open for enrollment now: switched on, begun and not over', async () => {
    const catalog = demo();
    const course = first(catalog);
    Object.assign(course, { enrollment_open: true, enrollment_open_from: '2020/01/01 00:00:00 +0000', enrollment_open_to: null });
    const isListed = async (answer: boolean) =>
      (await catalog.get(`/api/v1/courses?per_page=100&is_enrollable=${answer}`)).json.courses.some((row) => row.id === course.id);

    expect([await isListed(true), await isListed(false)]).toEqual([true, false]);
    course.enrollment_open_to = '2020/02/01 00:00:00 +0000';
    expect([await isListed(true), await isListed(false)]).toEqual([false, true]);
  });
});

describe('changing a course', () => {
  it('answers 204 without a body, and reads back under the read names', async () => {
    const catalog = demo();
    const { id } = first(catalog);
    const course = { title: ' 1E5 ', path: 'new-path', teaser: 'Short', account_id: 52, canvas_course_id: 5, enrollment_fee: '19.999' };

    const reply = await catalog.send('PUT', `/api/v1/courses/${id}`, { course, sku: '0099' });

    expect([reply.status, reply.text]).toEqual([204, '']);
    expect((await catalog.get(`/api/v1/courses/${id}`)).json.course).toMatchObject({
      title: ' 1E5 ',
      listing_path: 'new-path',
      listing_url: 'https://sommer.example.edu/courses/new-path',
      short_description: 'Short',
      catalog: { id: 52, name: 'Sommerakademie Zürich & Köln' },
      currency: 'EUR',
      canvas_course: { id: 5 },
      enrollment_fee: 20,
      sku: '0099',
    });
  });

  it('leaves alone what was not sent', async () => {
    const catalog = demo();
    const { updated_at: _, ...before } = first(catalog);

    await catalog.send('PUT', `/api/v1/courses/${before.id}`, { course: { list_order: 5 } });

    expect(first(catalog)).toMatchObject({ ...before, list_order: 5 });
  });

  it('clears with null', async () => {
    const catalog = demo();
    const cleared = { enrollment_cap: null, waitlist_cap: null, list_order: null, credits: null, enrollment_open_from: null };

    await catalog.send('PUT', `/api/v1/courses/${first(catalog).id}`, {
      course: { ...cleared, description: null, teaser: null },
      sku: null,
    });

    expect(first(catalog)).toMatchObject({ ...cleared, description: null, short_description: null, sku: null });
  });

  it('moves updated_at even twice in a second', async () => {
    const catalog = demo();
    const times: (number | undefined)[] = [];
    for (const list_order of [1, 2, 3]) {
      await catalog.send('PUT', `/api/v1/courses/${first(catalog).id}`, { course: { list_order } });
      times.push(readTime(first(catalog).updated_at));
    }

    expect(new Set(times).size).toBe(3);
    expect(times).toEqual([...times].sort());
  });

  it('reads a time in ISO form and prints it with slashes', async () => {
    const catalog = demo();
    const { id } = first(catalog);

    await catalog.send('PUT', `/api/v1/courses/${id}`, {
      course: { enrollment_open_from: '2026-03-01T08:30:00+02:00', enrollment_open_to: '2026-09-01T00:00:00Z' },
    });

    expect((await catalog.get(`/api/v1/courses/${id}`)).json.course).toMatchObject({
      enrollment_open_from: '2026/03/01 06:30:00 +0000',
      enrollment_open_to: '2026/09/01 00:00:00 +0000',
    });
  });

  it('takes tag names as a set and makes tags of unknown ones', async () => {
    const catalog = demo();

    await catalog.send('PUT', `/api/v1/courses/${first(catalog).id}`, { course: { tag_names: ['Brand new', 'Evening', 'Brand new'] } });

    expect(first(catalog).tag_names).toEqual(['Brand new', 'Evening']);
    expect((await catalog.get('/api/v1/tags?name=Brand%20new')).json.tags).toMatchObject([
      { name: 'Brand new', assigned_listings: [{ id: first(catalog).id, type: 'COURSE' }] },
    ]);
  });

  it('keeps days_to_complete to itself, and ignores an SKU inside the wrapper', async () => {
    const catalog = demo();
    const { id, sku } = first(catalog);

    await catalog.send('PUT', `/api/v1/courses/${id}`, { course: { days_to_complete: 33, sku: 'inside' } });

    expect(first(catalog).days_to_complete).toBe(33);
    expect((await catalog.get(`/api/v1/courses/${id}`)).json.course).not.toHaveProperty('days_to_complete');
    expect(first(catalog).sku).toBe(sku);
  });

  it('refuses by field what cannot be stored, and stores nothing of it', async () => {
    const taken = demo().state.store.courses.rows[1]?.listing_path;

    expect(await refusal({ title: '  ', enrollment_fee: -1, path: taken?.toUpperCase(), list_order: 7 })).toEqual({
      title: ["can't be blank"],
      enrollment_fee: ['must be greater than or equal to 0'],
      path: ['has already been taken'],
    });
    expect(await refusal({ enrollment_open_from: 'soon', enrollment_cap: -2, account_id: 999 })).toEqual({
      enrollment_open_from: ['is not a time'],
      enrollment_cap: ['must be greater than or equal to 0'],
      account_id: ['is not a catalog of this account'],
    });
    expect(await refusal({ enrollment_open_from: '2026-02-01T00:00:00Z', enrollment_open_to: '2026-01-01T00:00:00Z' })).toHaveProperty(
      'enrollment_open_to',
    );
  });

  it('refuses days in the wrong order where they are sent, and leaves those alone that a listing has already', async () => {
    const catalog = demo();
    const { id } = first(catalog);
    const days = { enrollment_open_from: '2027/03/10 08:00:00 +0000', enrollment_open_to: '2027/03/01 08:00:00 +0000' };
    const put = async (course: object) => (await catalog.send('PUT', `/api/v1/courses/${id}`, { course })).status;

    expect(await put(days)).toBe(422);
    Object.assign(first(catalog), days);
    expect(await put({ enrollment_fee: '12.00' })).toBe(204);
    expect(await put({ enrollment_open_to: '2027/03/02 08:00:00 +0000' })).toBe(422);
  });

  it('trims texts where the switch says so', async () => {
    const catalog = demo({ switches: { trims: true } });

    await catalog.send('PUT', `/api/v1/courses/${first(catalog).id}`, { course: { title: ' Trimmed ', teaser: ' too\n' }, sku: ' 7 ' });

    expect(first(catalog)).toMatchObject({ title: 'Trimmed', short_description: 'too', sku: '7' });
  });
});

describe('the older shape of a course', () => {
  it('prints decimals as texts and lacks what came later', async () => {
    const catalog = demo({ switches: { shape: 'old' } });
    Object.assign(first(catalog), { enrollment_fee: 49.9, credits: 3 });

    const { course } = (await catalog.get(`/api/v1/courses/${first(catalog).id}`)).json;

    expect(course).toMatchObject({ enrollment_fee: '49.9', credits: '3.0' });
    expect(course).not.toHaveProperty('tag_names');
    expect(course).not.toHaveProperty('sku');
  });
});

describe('making and deleting a course', () => {
  it('answers 201 with the record and where it is', async () => {
    const catalog = demo();
    const course = { title: 'New', description: '', path: 'new', teaser: '', canvas_course_id: 9 };

    const reply = await catalog.send('POST', '/api/v1/courses', { course, sku: '1' });

    expect(reply.status).toBe(201);
    expect(reply.json.course).toMatchObject({ title: 'New', listing_path: 'new', sku: '1', catalog: { id: 41 }, enrollment_fee: 0 });
    expect(reply.headers.get('location')).toBe(`https://catalog.example.edu/api/v1/courses/${reply.json.course.id}`);
    expect((await catalog.send('POST', '/api/v1/courses', { course })).json.errors).toEqual({ path: ['has already been taken'] });
  });

  it('takes a deleted course out of the list, but not out of the figures', async () => {
    const catalog = demo();
    const { id } = first(catalog);

    expect((await catalog.send('DELETE', `/api/v1/courses/${id}`)).status).toBe(204);

    expect((await catalog.get(`/api/v1/courses/${id}`)).status).toBe(404);
    expect((await catalog.send('DELETE', `/api/v1/courses/${id}`)).status).toBe(404);
    expect((await catalog.send('POST', '/api/v1/analytics/products', { product_ids: [id] })).json.products).toMatchObject([
      { product_status: 'DELETED' },
    ]);
  });
});
