import { describe, expect, it } from 'vitest';
import { type Demo, demo, type Reply } from '../demo.ts';

function relations(reply: Reply): Record<string, string> {
  const link = reply.headers.get('link') ?? '';
  return Object.fromEntries([...link.matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url, relation]) => [relation ?? '', url ?? '']));
}

async function idsByLinks(catalog: Demo, start: string): Promise<number[]> {
  const ids: number[] = [];
  for (let path: string | undefined = start; path !== undefined; ) {
    const reply: Reply = await catalog.get(path);
    ids.push(...reply.json.courses.map((course) => Number(course.id)));
    const next: string | undefined = relations(reply).next;
    path = next?.replace('https://catalog.example.edu', '');
  }
  return ids;
}

describe('a list of the demo Catalog', () => {
  it('has twenty rows a page unless asked, and a hundred at most', async () => {
    const catalog = demo();

    const plain = await catalog.get('/api/v1/orders');
    const greedy = await catalog.get('/api/v1/orders?per_page=10000');

    expect([plain.json.orders.length, plain.headers.get('per-page')]).toEqual([20, '20']);
    expect([greedy.json.orders.length, greedy.headers.get('per-page')]).toEqual([100, '100']);
  });

  it('links to next and last on the first page, to first and prev on the last, to all four between', async () => {
    const catalog = demo();

    expect(Object.keys(relations(await catalog.get('/api/v1/courses?per_page=10')))).toEqual(['next', 'last']);
    expect(Object.keys(relations(await catalog.get('/api/v1/courses?per_page=10&page=2')))).toEqual(['next', 'last', 'first', 'prev']);
    expect(Object.keys(relations(await catalog.get('/api/v1/courses?per_page=10&page=3')))).toEqual(['first', 'prev']);
  });

  it('has no link where one page holds all', async () => {
    expect((await demo().get('/api/v1/courses?per_page=100')).headers.get('link')).toBeNull();
  });

  it('keeps filters in its links and leads through every row once', async () => {
    const catalog = demo();
    const all = catalog.state.store.courses.rows.filter((course) => /a/i.test(course.title)).map((course) => course.id);

    expect(await idsByLinks(catalog, '/api/v1/courses?per_page=3&title=a')).toEqual(all);
  });

  it('links to the host by which it was asked', async () => {
    const catalog = demo();

    const mapped = await catalog.get('/api/v1/courses?per_page=5', { 'x-forwarded-host': 'learn.example.edu' });
    const direct = await catalog.get('/api/v1/courses?per_page=5', { host: '127.0.0.1:4310' });

    expect(relations(mapped).next).toBe('https://learn.example.edu/api/v1/courses?per_page=5&page=2');
    expect(relations(direct).next).toBe('http://127.0.0.1:4310/api/v1/courses?per_page=5&page=2');
  });

  it('answers an empty list past the end', async () => {
    const reply = await demo().get('/api/v1/courses?page=99');

    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ courses: [] });
    expect(reply.headers.get('total')).toBe('24');
  });

  it('counts what the filter leaves', async () => {
    const catalog = demo();
    const paid = catalog.state.store.orders.rows.filter((order) => order.purchased_at !== null).length;

    expect((await catalog.get('/api/v1/orders?completed=false')).headers.get('total')).toBe(String(paid));
  });

  it('leaves away the headers that a switch takes', async () => {
    const linkOnly = await demo({ switches: { paging: 'link-only' } }).get('/api/v1/courses');
    const totalOnly = await demo({ switches: { paging: 'total-only' } }).get('/api/v1/courses');
    const none = await demo({ switches: { paging: 'none' } }).get('/api/v1/courses');

    expect([linkOnly.headers.has('link'), linkOnly.headers.has('total')]).toEqual([true, false]);
    expect([totalOnly.headers.has('link'), totalOnly.headers.has('total')]).toEqual([false, true]);
    expect([none.headers.has('link'), none.headers.has('total')]).toEqual([false, false]);
  });

  it('can hold its own number of rows whatever was asked', async () => {
    const reply = await demo({ switches: { perPageIgnored: 7 } }).get('/api/v1/courses?per_page=100');

    expect(reply.json.courses.length).toBe(7);
    expect(reply.headers.get('per-page')).toBe('7');
  });

  it('can come newest first', async () => {
    const up = await demo().get('/api/v1/courses?per_page=100');
    const down = await demo({ switches: { sort: 'descending' } }).get('/api/v1/courses?per_page=100');
    const last = await demo({ switches: { sort: 'descending' } }).get('/api/v1/courses?per_page=10&page=3');

    expect([...down.json.courses].reverse()).toEqual(up.json.courses);
    expect(last.json.courses).toEqual(down.json.courses.slice(20));
  });
});
