import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keepState } from '../../../../emulator/catalog/serve/state.ts';
import { type Demo, demo, type Reply } from '../demo.ts';
import { callEverything } from '../every-call.ts';

const SCALE = { courses: 12, programs: 4, orders: 20, enrollments: 30, tags: 8, users: 12 };

describe('a moment of the demo Catalog that is kept', () => {
  it('needs no copy for a request that only reads', async () => {
    const catalog = demo({ scale: 'small' });
    const { state } = catalog;
    let read = 0;
    const watched = async (ask: () => Promise<Reply>) => {
      const { store } = state;
      const before = structuredClone(store);
      const back = keepState(state);
      const reply = await ask();
      expect([reply.status, isDeepStrictEqual(store, before), state.store === store]).toEqual([reply.status, true, true]);
      read += 1;
      back();
      return reply;
    };
    const all: Demo = {
      ...catalog,
      // A look at a job in the background moves it on.
      get: (path, headers) => (path.includes('/progress') ? catalog.get(path, headers) : watched(() => catalog.get(path, headers))),
      send: (method, path, body) =>
        path.includes('/analytics/') ? watched(() => catalog.send(method, path, body)) : catalog.send(method, path, body),
    };
    await callEverything(all);
    expect(read).toBeGreaterThan(40);
  });

  it('comes back whatever was changed since, and so does each other one', async () => {
    const catalog = demo({ scale: SCALE });
    const { state } = catalog;
    const rename = async (name: string) => {
      const { id } = state.store.tags.rows[0] ?? { id: 0 };
      expect((await catalog.form('PUT', `/api/v1/tags/${id}`, { name })).status).toBe(200);
    };
    const name = () => state.store.tags.rows[0]?.name;
    const moments: { name: string | undefined; back: () => void }[] = [];
    const keep = () => moments.push({ name: name(), back: keepState(state) });
    keep();
    await rename('One');
    keep();
    await rename('Two');
    await rename('Three');
    keep();
    keep();
    for (const nth of [0, 1, 2, 1, 3, 0, 0, 2]) {
      moments[nth]?.back();
      expect(name()).toBe(moments[nth]?.name);
      await rename(`After ${nth}`);
      expect(name()).toBe(`After ${nth}`);
    }
  });
});
