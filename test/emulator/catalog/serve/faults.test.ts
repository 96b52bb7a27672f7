import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCatalog } from '../../../../emulator/catalog/start-catalog.ts';
import type { CatalogServer, Faults } from '../../../../emulator/demo-catalog.ts';
import { demo } from '../demo.ts';

async function statusOf(answer: Faults['answer']): Promise<number> {
  const catalog = demo({ faults: [{ answer }] });
  const reply = await catalog.get('/api/v1/courses');
  expect(catalog.state.requests[0]?.fault).toBe(true);
  expect(catalog.violations()).toEqual([]);
  return reply.status;
}

describe('a fault', () => {
  it('answers the status that it is named after', async () => {
    expect(await statusOf('401')).toBe(401);
    expect(await statusOf('403')).toBe(403);
    expect(await statusOf('404')).toBe(404);
    expect(await statusOf('422')).toBe(422);
    expect(await statusOf('400')).toBe(400);
    expect(await statusOf('409')).toBe(409);
    expect(await statusOf('429')).toBe(429);
    expect(await statusOf('500')).toBe(500);
    expect(await statusOf('503')).toBe(503);
  });

  it('says how long to wait only when asked to', async () => {
    const silent = await demo({ faults: [{ answer: '429' }] }).get('/api/v1/courses');
    const telling = await demo({ faults: [{ answer: '429-retry-after' }] }).get('/api/v1/courses');

    expect(silent.headers.has('retry-after')).toBe(false);
    expect(Number(telling.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('can be a page of HTML with a good status', async () => {
    const reply = await demo({ faults: [{ answer: 'html' }] }).get('/api/v1/courses');

    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(reply.text).toContain('<html>');
  });

  it('can repeat the key in its words, as it came and in base64', async () => {
    const catalog = demo({ faults: [{ answer: 'echo-key' }] });
    const reply = await catalog.get('/api/v1/courses');

    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`is refused for ${catalog.state.apiKey}"`);
    expect(reply.text).toContain(btoa(catalog.state.apiKey));
    expect(JSON.stringify(catalog.state.requests)).not.toContain(catalog.state.apiKey);
  });

  it('can cut the answer in the middle', async () => {
    const catalog = demo({ faults: [{ answer: 'cut-json' }] });

    const reply = await catalog.get('/api/v1/courses');

    expect(reply.status).toBe(200);
    expect(reply.text.startsWith('{"courses":[')).toBe(true);
    expect(() => JSON.parse(reply.text)).toThrow();
    expect(catalog.violations()).toEqual([]);
  });

  it('meets only the requests that it matches, after some and for some times', async () => {
    const catalog = demo({ faults: [{ answer: '500', match: /GET .*page=\d/, after: 1, times: 2 }] });
    const statuses: number[] = [];
    for (const page of [1, 2, 3, 4]) {
      statuses.push((await catalog.get(`/api/v1/courses?page=${page}`)).status);
      statuses.push((await catalog.get('/api/v1/tags')).status);
    }

    expect(statuses).toEqual([200, 200, 500, 200, 500, 200, 200, 200]);
  });

  it('is matched by a part of the request, too', async () => {
    const catalog = demo({ faults: [{ answer: '403', match: 'GET /api/v1/orders' }] });

    expect((await catalog.get('/api/v1/orders?page=2')).status).toBe(403);
    expect((await catalog.get('/api/v1/users')).status).toBe(200);
  });

  it('does not spare a bad request from the contract', async () => {
    const catalog = demo({ faults: [{ answer: '500' }] });

    await catalog.get('/api/v1/courses?nonsense=1');

    expect(catalog.violations()).toEqual(['query: nonsense isn’t declared']);
  });

  it('acts first where it says so', async () => {
    const catalog = demo({ faults: [{ answer: 'act-then-500', times: 1 }] });

    const reply = await catalog.form('POST', '/api/v1/tags', { name: 'Made all the same' });

    expect(reply.status).toBe(500);
    expect(catalog.state.store.tags.rows.map((tag) => tag.name)).toContain('Made all the same');
  });
});

describe('a fault of the connection', () => {
  let catalog: CatalogServer;
  beforeAll(async () => {
    catalog = await startCatalog();
  });
  afterAll(() => catalog.close());
  beforeEach(() => catalog.setFaults([]));

  const create = (name: string) =>
    fetch(`${catalog.url}/api/v1/tags`, {
      method: 'POST',
      body: new URLSearchParams({ name }),
      headers: { authorization: `Token token="${catalog.apiKey}"` },
    });
  const names = () => catalog.records('tags').map((tag) => tag.name);

  it('drops the connection before the server acts', async () => {
    catalog.setFaults([{ answer: 'drop', times: 1 }]);

    await expect(create('Never made')).rejects.toThrow();

    expect(names()).not.toContain('Never made');
    expect(catalog.requests().pop()).toMatchObject({ status: 0, fault: true, operationId: 'createTag' });
  });

  it('drops the connection after the server acted', async () => {
    catalog.setFaults([{ answer: 'act-then-drop', times: 1 }]);

    await expect(create('Made in silence')).rejects.toThrow();

    expect(names()).toContain('Made in silence');
    expect((await create('Next one')).status).toBe(201);
  });
});
