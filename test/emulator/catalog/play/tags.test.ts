import { describe, expect, it } from 'vitest';
import { type Demo, demo } from '../demo.ts';

function used(catalog: Demo) {
  const tag = catalog.state.store.tags.rows.find((candidate) => candidate.name === 'Languages');
  if (tag === undefined) throw new Error('There is no such tag.');
  return tag;
}

const carriers = (catalog: Demo, name: string) =>
  catalog.state.store.courses.rows.filter((course) => course.tag_names.includes(name)).map((course) => course.id);

describe('listing tags', () => {
  it('finds by name, and by the title of a listing that carries the tag', async () => {
    const catalog = demo();
    const names = async (name: string) => (await catalog.get(`/api/v1/tags?name=${name}`)).json.tags.map((tag) => tag.name);
    const build = catalog.state.store.courses.rows.find((course) => course.title.includes('Build'));

    expect(await names('langu')).toEqual(['Languages']);
    expect((await names('Build')).sort()).toEqual([...(build?.tag_names ?? [])].sort());
  });

  it('finds by listings, twenty at most', async () => {
    const catalog = demo();
    const [id] = carriers(catalog, 'Languages');

    expect((await catalog.get(`/api/v1/tags?product_ids=${id},1`)).json.tags.map((tag) => tag.name)).toContain('Languages');
    expect((await catalog.get(`/api/v1/tags?product_ids=${Array.from({ length: 21 }, (_, n) => n).join(',')}`)).status).toBe(422);
  });

  it('tells categories from plain tags', async () => {
    const catalog = demo();
    const yes = (await catalog.get('/api/v1/tags?has_category=true')).json.tags;
    const no = (await catalog.get('/api/v1/tags?has_category=false')).json.tags;

    expect(yes.every((tag) => Array.isArray(tag.assigned_categories) && tag.assigned_categories.length > 0)).toBe(true);
    expect(yes.length + no.length).toBe(12);
  });

  it('filters by time with both ends included, and refuses what is no time', async () => {
    const catalog = demo();
    const { created_at } = used(catalog);

    expect((await catalog.get(`/api/v1/tags?created_at_from=${created_at}&created_at_to=${created_at}`)).json.tags).toHaveLength(1);
    expect((await catalog.get('/api/v1/tags?updated_at_from=2100-01-01T00:00:00Z')).json.tags).toEqual([]);
    expect((await catalog.get('/api/v1/tags?updated_at_to=yesterday')).status).toBe(400);
  });

  it('comes under a root key, in an envelope or bare', async () => {
    const envelope = await demo({ switches: { tagEnvelope: 'envelope' } }).get('/api/v1/tags?per_page=5&page=2');
    const bare = await demo({ switches: { tagEnvelope: 'array' } }).get('/api/v1/tags?per_page=5');

    expect(envelope.json.content).toHaveLength(5);
    expect(envelope.json.page).toEqual({ number: 1, size: 5, totalElements: 12, totalPages: 3 });
    expect(bare.json).toHaveLength(5);
  });
});

describe('changing tags', () => {
  it('renames a tag on every listing that carries it', async () => {
    const catalog = demo();
    const before = carriers(catalog, 'Languages');
    const { id, updated_at } = used(catalog);

    const reply = await catalog.form('PUT', `/api/v1/tags/${id}`, { name: 'Tongues' });

    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ id, name: 'Tongues' });
    expect(carriers(catalog, 'Tongues')).toEqual(before);
    expect(carriers(catalog, 'Languages')).toEqual([]);
    expect((await catalog.get(`/api/v1/tags/${id}`)).json).not.toMatchObject({ updated_at });
  });

  it('takes a deleted tag off its listings', async () => {
    const catalog = demo();
    const { id } = used(catalog);

    const reply = await catalog.send('DELETE', `/api/v1/tags/${id}`);

    expect(reply.json).toMatchObject({ id, name: 'Languages', assigned_listings: [], is_deleted: true });
    expect(carriers(catalog, 'Languages')).toEqual([]);
    expect((await catalog.get(`/api/v1/tags/${id}`)).status).toBe(404);
  });

  it('makes a tag on the named listings', async () => {
    const catalog = demo();
    const [one, two] = catalog.state.store.courses.rows;

    const reply = await catalog.form('POST', '/api/v1/tags', { name: '001', product_ids: `${one?.id},${two?.id}` });

    expect(reply.status).toBe(201);
    expect(reply.json.name).toBe('001');
    expect(carriers(catalog, '001')).toEqual([one?.id, two?.id]);
  });

  it('refuses a blank name and a taken one', async () => {
    const catalog = demo();

    expect((await catalog.form('POST', '/api/v1/tags', { name: ' ' })).json.errors).toEqual({ name: ["can't be blank"] });
    expect((await catalog.send('POST', '/api/v1/tags', { name: 'languages' })).json.errors).toEqual({ name: ['has already been taken'] });
    expect((await catalog.form('PUT', `/api/v1/tags/${used(catalog).id}`, { name: 'Evening' })).status).toBe(422);
  });

  it('deletes several at once, where that is served', async () => {
    const served = demo();
    const missing = demo({ switches: { bulkTagDelete: 'missing' } });
    const ids = served.state.store.tags.rows.slice(0, 3).map((tag) => tag.id);

    expect((await served.send('DELETE', '/api/v1/tags/bulk_delete', { ids })).status).toBe(200);
    expect((await missing.send('DELETE', '/api/v1/tags/bulk_delete', { ids })).status).toBe(404);
    expect([served.state.store.tags.rows.length, missing.state.store.tags.rows.length]).toEqual([9, 12]);
  });
});
